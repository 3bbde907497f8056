// The programme and the ticket as shapes: each session inside its stage's column and under its head, the present a line
// through its time, a star that stays, and the ticket without a network.
import { expect, test, type Locale, type Site } from './site';
import { another, Organisers, register, send, sendConfirmed, upcoming } from './steps';
import type { Page } from '@playwright/test';

/** Stages with two sessions each, announced, at an event that has none: the address of its programme. */
async function programmeWith(organisers: Organisers, site: Site, locale: Locale, event: string, stages: number): Promise<string> {
  for (let number = 1; number <= stages; number++) {
    const page = await organisers.open(event, '/programme');
    const name = `Bühne ${number} von ${stages}`;
    await send(page, 'masterclass/add-stage', { name_de: name, name_en: name, opens: '09:00', closes: '18:00', capacity: '10', changeover: '0' });
    for (const time of [`T13:${String(5 * number).padStart(2, '0')}`, 'T16:00']) {
      await organisers.open(event, '/programme/new');
      const stage = await page.locator('select[name="stage"] option', { hasText: name }).getAttribute('value');
      const starts = (await page.locator('input[name="starts_at"]').inputValue()).replace(/T.*/, time);
      const title = `Auf ${name}`;
      await send(page, 'masterclass/create-session', {
        kind: 'masterclass', title_de: title, title_en: title, starts_at: starts, minutes: '45', stage: stage!, seat_limit: '5',
      });
      await send(page, 'masterclass/publish-session');
    }
  }
  return `${site.url}/${locale}/events/${event}/programme`;
}

interface Box { left: number; right: number; top: number; bottom: number }

/** For each session: its box, its title, and the box and name of the head whose column it stands in by its middle. */
async function placed(page: Page): Promise<{ slot: Box; title: string; head: Box | null; stage: string }[]> {
  return page.evaluate(() => {
    const box = (element: Element): Box => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      return { left, right, top, bottom };
    };
    return [...document.querySelectorAll('.timetable > table')].flatMap((table) => {
      const heads = [...table.querySelectorAll('thead th')].slice(1);
      return [...table.querySelectorAll('.slot')].map((slot) => {
        const own = box(slot);
        const middle = (own.left + own.right) / 2;
        const head = heads.find((one) => box(one).left <= middle && middle <= box(one).right);
        return { slot: own, title: slot.querySelector('h3')!.textContent!, head: head ? box(head) : null, stage: slot.querySelector('.slot-stage')!.textContent! };
      });
    });
  });
}

test('each session stands in the column of its stage, for one stage, four and nine', async ({ page, browser, site }, { project }) => {
  test.skip(project.name !== 'desk', 'columns are for wide screens');
  const organisers = await Organisers.of(browser, site, 'de');
  const event = await upcoming(page, site, 'collision');
  // The demonstration has one stage there.
  for (const stages of [0, 3, 5]) {
    await page.goto(await programmeWith(organisers, site, 'de', event, stages));
    const sessions = await placed(page);
    const heads = await page.locator('.timetable thead th').allTextContents();
    expect(sessions.length).toBeGreaterThanOrEqual(2 * stages);
    for (const { slot, title, head, stage } of sessions) {
      expect(head, `${title} stands under a head`).not.toBeNull();
      const inside = head!.left <= slot.left && slot.right <= head!.right;
      expect(inside, `${title} lies within the column of ${stage}: ${JSON.stringify({ slot, head })}`).toBe(true);
      if (title.startsWith('Auf ')) expect(title).toBe(`Auf ${stage}`);
      expect(heads).toContain(stage);
    }
    // Nothing pushes the page sideways, however many stages there are.
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${stages} more stages`).toBe(true);
  }
});

for (const locale of ['de', 'en'] satisfies Locale[]) {
  test(`stars stay in the browser and follow the ticket, which opens from everywhere and without a network (${locale})`, async ({ page, browser, context, site }, { project }) => {
    const scripted = project.use.javaScriptEnabled !== false;
    const mark = `${project.name.replaceAll(' ', '-')}-${locale}`;
    const organisers = await Organisers.of(browser, site, locale);
    const event = await upcoming(page, site, 'mipim');
    const programme = `${site.url}/${locale}/events/${event}/programme`;
    await page.goto(programme);
    const star = page.locator('.slot button[data-star]').first();
    if (scripted) {
      await star.click();
      await expect(star).toHaveAttribute('aria-pressed', 'true');
      await page.reload();
      await expect(star).toHaveAttribute('aria-pressed', 'true');
    } else {
      await expect(star).toBeHidden();
    }

    const ticket = await register(page, organisers, site, locale, event, 'Stella Stern', `stella.${mark}@besuch.example`);
    await page.goto(programme);
    if (!scripted) await star.click();
    await expect(star).toHaveAttribute('aria-pressed', 'true');
    // Another device, by the same ticket.
    const other = await another(browser, project.use);
    await other.goto(`${site.url}/${locale}/registrations/${ticket}`);
    await other.goto(`${programme}?mine=1`);
    await expect(other.locator('.slot')).toHaveCount(1);
    await expect(other.locator('.slot button[data-star]')).toHaveAttribute('aria-pressed', 'true');

    // One tap from anywhere.
    await page.goto(`${site.url}/${locale}/imprint`);
    await page.locator('.header-ticket').click();
    await expect(page).toHaveURL(new RegExp(`/registrations/${ticket}$`));
    if (scripted) {
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
      await expect.poll(() => page.evaluate(() => caches.match(location.pathname).then(Boolean))).toBe(true);
      await context.setOffline(true);
      await page.reload();
      await expect(page.locator('h1')).toHaveText('Stella Stern');
      await expect(page.locator('.ticket-code.is-door svg')).toBeVisible();
      await expect(page.locator('[data-without-network]')).toBeVisible();
      await context.setOffline(false);
      await page.reload();
      await page.locator('#data > summary').click();
    } else {
      await page.locator('#data > summary').click();
    }
    await sendConfirmed(page, 'registration/cancel');
    if (scripted) await expect.poll(() => page.evaluate(() => caches.has('ticket')), 'nothing outlasts a cancellation').toBe(false);
  });
}

test('a seat is reached within twelve stops of the keyboard', async ({ page, browser, site }, { project }) => {
  test.skip(project.name !== 'desk', 'a keyboard stands on a desk');
  const organisers = await Organisers.of(browser, site, 'de');
  const event = await upcoming(page, site, 'collision');
  await register(page, organisers, site, 'de', event, 'Tabea Taste', 'tabea.taste@besuch.example');
  await page.goto(`${site.url}/de/events/${event}/programme`);
  const free = page.locator('.slot', { has: page.locator('.seat-bar:not([data-taken="10"])') }).locator('h3 a').first();
  await page.goto(`${site.url}${await free.getAttribute('href')}`);
  let stops = 0;
  const onButton = (): Promise<boolean> =>
    page.evaluate(() => document.activeElement?.closest('form')?.getAttribute('action') === '/api/masterclass/book-seat');
  while (!(await onButton()) && stops < 40) {
    await page.keyboard.press('Tab');
    stops++;
  }
  expect(stops, 'from the top of the page, without the way past the header').toBeLessThanOrEqual(12);
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toContainText('Sie haben einen Platz.');
});
