// The programme and the ticket as shapes: each session inside its stage's column and under its head, the present a line
// through its time, a star that stays, and the ticket without a network. How the whole looks is compared in
// shapes.spec.ts.
import { travels } from './devices';
import { expect, test } from './site';
import { another, Organisers, register, send, sendConfirmed, upcoming } from './steps';
import type { Page } from '@playwright/test';

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

/** Slots that lie over one another, and those whose words are wider than they are. */
const crossed = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const slots = [...document.querySelectorAll('.slot')].map((slot) => ({ slot, title: slot.querySelector('h3')!.textContent!, box: slot.getBoundingClientRect() }));
    const over = slots.flatMap((one, index) =>
      slots
        .slice(index + 1)
        .filter(({ box }) => Math.min(one.box.right, box.right) - Math.max(one.box.left, box.left) > 1 && Math.min(one.box.bottom, box.bottom) - Math.max(one.box.top, box.top) > 1)
        .map(({ title }) => `${one.title} / ${title}`),
    );
    return [...over, ...slots.filter(({ slot }) => slot.scrollWidth > slot.clientWidth + 1).map(({ title }) => `${title} is too wide`)];
  });

/** The boxes of the heads of the stages, after scrolling down: whatever scrolls, the page or the table. */
const headsBelow = (page: Page): Promise<{ top: number; heads: Box[]; scrolled: number }> =>
  page.evaluate(() => {
    const window_ = document.querySelector('.timetable')!;
    const [first] = document.querySelectorAll('.slot');
    const before = first.getBoundingClientRect().top;
    if (window_.scrollHeight > window_.clientHeight + 1) window_.scrollTop = window_.scrollHeight;
    else scrollTo(0, scrollY + window_.getBoundingClientRect().bottom - 240);
    const heads = [...document.querySelectorAll('.timetable thead th')].slice(1).map((head) => {
      const { left, right, top, bottom } = head.getBoundingClientRect();
      return { left, right, top, bottom };
    });
    return { top: Math.max(0, window_.getBoundingClientRect().top), heads, scrolled: before - first.getBoundingClientRect().top };
  });

for (const stages of [1, 4, 9]) {
  test(`each session stands in the column of its stage, for stages: ${stages}`, { tag: '@desk' }, async ({ page, site }, { project }) => {
    const fair = `buehnen-${stages}-${project.name}`;
    site.seedProgramme(fair, stages);
    await page.setViewportSize({ width: page.viewportSize()!.width, height: 600 });
    await page.goto(`${site.url}/de/events/${fair}/programme`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 'nothing pushes the page sideways').toBeLessThanOrEqual(0);
    expect(await crossed(page)).toEqual([]);
    const sessions = await placed(page);
    expect(sessions).toHaveLength(4 * stages);
    if (project.name === 'phone') {
      // One below the other by time, each with its stage.
      const tops = sessions.map(({ slot }) => slot.top);
      expect(tops).toEqual([...tops].sort((one, other) => one - other));
      await expect(page.locator('.slot-stage').first()).toBeVisible();
      return;
    }

    const heads = await page.locator('.timetable thead th').allTextContents();
    expect(heads.slice(1)).toEqual(Array.from({ length: stages }, (_, place) => `Bühne ${place + 1} von ${stages}`));
    for (const { slot, title, head, stage } of sessions) {
      expect(title).toBe(`Auf ${stage}`);
      const inside = head !== null && head.left <= slot.left && slot.right <= head.right;
      expect(inside, `${title} lies within the column of ${stage}: ${JSON.stringify({ slot, head })}`).toBe(true);
      expect(head!.bottom, `${stage} stands above ${title}`).toBeLessThanOrEqual(slot.top);
    }
    // Whoever reads further down still sees whose column it is.
    const below = await headsBelow(page);
    expect(below.scrolled, 'there is something to scroll').toBeGreaterThan(20);
    below.heads.forEach((head, place) => {
      expect(head.top - below.top, `head ${place + 1} has stayed`).toBeLessThan(90);
      expect(head.top - below.top).toBeGreaterThan(-1);
    });
    expect((await placed(page)).every(({ slot, head }) => head !== null && head.left <= slot.left && slot.right <= head.right)).toBe(true);
  });
}

for (const { locale, tag } of travels) {
  test(`stars stay in the browser and follow the ticket, which opens from everywhere and without a network (${locale})`, { tag }, async ({ page, browser, context, site }, { project }) => {
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
    if (scripted) {
      await expect.poll(() => page.evaluate(() => caches.has('ticket')), 'nothing outlasts a cancellation').toBe(false);
      // The worker answers this page until it is left.
      await page.evaluate(() => fetch(document.querySelector<HTMLLinkElement>('link[rel="stylesheet"]')!.href));
      expect(await page.evaluate(() => caches.has('ticket')), 'and nothing comes back').toBe(false);
    }
  });
}

test('a seat is reached within twelve stops of the keyboard', { tag: '@desk-only' }, async ({ page, browser, site }) => {
  const organisers = await Organisers.of(browser, site, 'de');
  const event = await upcoming(page, site, 'collision');
  await register(page, organisers, site, 'de', event, 'Tabea Taste', 'tabea.taste@besuch.example');
  await page.goto(`${site.url}/de/events/${event}/programme`);
  const free = page.locator('.slot', { has: page.locator('.seat-bar:not([data-taken="10"])') }).locator('h3 a').first();
  await page.goto(`${site.url}${await free.getAttribute('href')}`);
  const stopsToBook = async (stops = 0): Promise<number> => {
    await page.keyboard.press('Tab');
    const on = await page.evaluate(() => document.activeElement?.closest('form')?.getAttribute('action')?.endsWith('/api/masterclass/book-seat') === true);
    return on || stops === 40 ? stops + 1 : stopsToBook(stops + 1);
  };
  expect(await stopsToBook(), 'from the top of the page, without the way past the header').toBeLessThanOrEqual(12);
  // With it: past the tabs, too.
  await page.reload();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  expect(await stopsToBook()).toBe(1);
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toContainText('Sie haben einen Platz.');
});
