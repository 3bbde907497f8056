// A traveller gives a photo and what the trip needs, is warned of a number in a note, and carries the emergency card along; a person who
// is named for the trip looks at it.
import { expect, test } from './site';
import { Organisers, send } from './steps';

const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

for (const locale of ['de', 'en'] as const) {
  test(`travel details from the letter to the emergency card without a network, in ${locale}`, async ({ browser, context, page, site }, { project }) => {
    const mark = `${project.name.replaceAll(' ', '-')}-${locale}`.toLowerCase();
    const [name, email] = [`Xenia ${mark}`, `xenia.${mark}@reise.example`];
    const organisers = await Organisers.of(browser, site, locale);
    await send(await organisers.open('toronto-pittsburgh', '/travellers/terms'), 'traveller/set-terms', { places: '200' });
    await page.goto(`${site.url}/${locale}/events/toronto-pittsburgh/travel`);
    await send(page, 'traveller/apply', { name, email, organisation: 'Haus Xenia', town: 'Essen', size_class: 'small', accept: true });
    const link = await organisers.mail(email, 'confirm_travel', /http\S+\/travellers\/[A-Z2-7]{26}/);
    await page.goto(link);
    await send(page, 'traveller/prove');
    const list = await organisers.open('toronto-pittsburgh', `/travellers?q=${encodeURIComponent(name)}`);
    await list.locator('main a', { hasText: name }).first().click();
    await list.waitForURL('**/travellers/*-*');
    await send(list, 'traveller/decide');

    await page.goto(link);
    const photo = page.locator('form[action$="/uploads/traveller-photo"]');
    await photo.locator('[name="photo"]').setInputFiles({ name: 'portrait.png', mimeType: 'image/png', buffer: PIXEL });
    await photo.locator('button[type="submit"]').click();
    await expect(page.locator('section[aria-labelledby="picture"] img')).toBeVisible();

    await page.goto(`${link}/details`);
    const passport = { passport_name: `XAVERINE ${mark}`, nationality: 'DE', passport_expires: '2099-01-01' };
    await send(page, 'travel-details/give', { ...passport, diet: 'Pass C01X00T47', emergency_name: 'Nina Notfall', emergency_phone: '+49 201 1234567' });
    await expect(page.locator('.error-summary')).toBeVisible();
    await expect(page.locator('[name="diet"]')).toHaveValue('Pass C01X00T47');
    await send(page, 'travel-details/give', { diet: 'vegetarisch' });
    await expect(page).toHaveURL(/done=saved/);

    const looking = await organisers.open('toronto-pittsburgh', '/travel');
    await looking.locator('tr', { hasText: name }).locator('a[href$="/details"]').click();
    await expect(looking.locator('main')).toContainText(`XAVERINE ${mark}`);

    await page.goto(`${link}/emergency`);
    await expect(page.locator('a[href="tel:+492011234567"]')).toBeVisible();
    if (project.use.javaScriptEnabled !== false) {
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
      await expect.poll(() => page.evaluate(() => caches.match(location.pathname).then(Boolean))).toBe(true);
      await context.setOffline(true);
      await page.reload();
      await expect(page.locator('a[href="tel:+492011234567"]')).toBeVisible();
      await expect(page.locator('[data-without-network]')).toBeVisible();
      await context.setOffline(false);
    }
  });
}
