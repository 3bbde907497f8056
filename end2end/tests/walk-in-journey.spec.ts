// Somebody without a ticket: registered and let in by the desk, badge printed, and the misspelt name corrected.
import { travels } from './devices';
import { expect, test } from './site';
import { another, Organisers, send, upcoming } from './steps';

const words = {
  de: { alike: 'Ist es jemand von diesen?', corrected: 'Korrigiert.' },
  en: { alike: 'Is it one of these?', corrected: 'Corrected.' },
};

for (const { locale, tag } of travels) {
  test(`whoever walks in is registered, let in, and gets a badge that is corrected (${locale})`, { tag }, async ({ page, browser, site }, { project }) => {
    const say = words[locale];
    const name = `Walli Walkin ${project.name} ${locale}`;
    const event = await upcoming(page, site, 'mipim');
    const desk = await another(browser, project.use);
    await site.signIn(desk, 'desk staff');

    // Registered and let in with one button, and on to the next code.
    await desk.goto(`${site.url}/${locale}/desk/${event}/walk-in`);
    await send(desk, 'checkin/walk-in', { name, organisation: 'Walk AG' });
    await expect(desk.locator('.desk.is-welcome')).toContainText(name);
    await expect(desk.locator('#desk-code')).toBeFocused();

    // On paper.
    const paper = await desk.request.get(new URL((await desk.locator('a[href*="/badges/"]').first().getAttribute('href'))!, desk.url()).href);
    expect([paper.status(), paper.headers()['content-type']]).toEqual([200, 'application/pdf']);

    // The same name once more is asked about first.
    await desk.goto(`${site.url}/${locale}/desk/${event}/walk-in`);
    await send(desk, 'checkin/walk-in', { name });
    await expect(desk.locator('main')).toContainText(say.alike);
    await expect(desk.locator('main li', { hasText: 'Walk AG' })).toContainText(name);

    // Found by name, corrected, and seen by the organisers with whoever did it.
    await desk.goto(`${site.url}/${locale}/desk/${event}?q=${encodeURIComponent(name)}`);
    await desk.locator('main a[href*="/visitors/"]').first().click();
    await send(desk, 'registration/correct-visitor', { name: `${name} Recht` });
    await expect(desk.locator('main')).toContainText(say.corrected);
    await expect(desk.getByRole('heading', { level: 1 })).toHaveText(`${name} Recht`);

    const organisers = await Organisers.of(browser, site, locale);
    const visitors = await organisers.open(event, `/visitors?q=${encodeURIComponent(`${name} Recht`)}`);
    await visitors.locator('main a[href*="/visitors/"]').first().click();
    await expect(visitors.locator('#entries')).toBeVisible();
    await expect(visitors.locator('main')).toContainText(`${name} Recht`);
  });
}
