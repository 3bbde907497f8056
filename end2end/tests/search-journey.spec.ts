// Looking for something: lists that answer while one types, and the search of everything. Without script both are forms.
import { travels } from './devices';
import { expect, test } from './site';
import { Organisers, upcoming } from './steps';
import type { Page } from '@playwright/test';

const words = {
  de: { search: 'Suchen', found: /^1 gefunden$/, close: 'Keine genaue Übereinstimmung', people: 'Personen', exhibitors: 'Aussteller' },
  en: { search: 'Search', found: /^1 found$/, close: 'No exact match', people: 'People', exhibitors: 'Exhibitors' },
};

/** Types into the search of a list; without script its button is pressed. */
async function look(page: Page, script: boolean, say: { search: string }, typed: string): Promise<void> {
  const form = page.locator('.toolbar-form');
  await form.locator('input[name="q"]').fill('');
  await form.locator('input[name="q"]').pressSequentially(typed);
  if (!script) await form.getByRole('button', { name: say.search }).click();
}

/** A letter too many in the middle. */
const mistyped = (word: string): string => `${word.slice(0, 3)}x${word.slice(3)}`;

for (const { locale, tag } of travels) {
  test(`a list answers while one types, and keeps what was typed in its address (${locale})`, { tag }, async ({ page, site }, { project }) => {
    const script = project.use.javaScriptEnabled !== false;
    const say = words[locale];
    const event = await upcoming(page, site, 'mipim');
    const list = `${site.url}/${locale}/events/${event}/exhibitors`;
    await page.goto(list);
    const results = page.locator('[data-results]');
    const names = results.getByRole('heading');
    const all = await names.count();
    const name = (await names.last().innerText()).replaceAll('\u00ad', '').trim();
    // It stays as long as the page does.
    if (script) await page.evaluate(() => document.documentElement.setAttribute('data-stayed', ''));

    await look(page, script, say, name);
    await expect(names).toHaveCount(1);
    await expect(names).toHaveText(new RegExp([...name].join('\u00ad?')));
    expect(new URL(page.url()).searchParams.get('q')).toBe(name);
    if (script) {
      await expect(page.locator('[data-status]').first()).toHaveText(say.found);
      await expect(page.locator('.toolbar-form input[name="q"]')).toBeFocused();
      await expect(page.locator('html')).toHaveAttribute('data-stayed', '');
    }
    const word = name.split(/[ -]/).sort((a, b) => b.length - a.length)[0];
    await look(page, script, say, mistyped(word));
    await expect(results).toContainText(say.close);
    await page.reload();
    await expect(page.locator('.toolbar-form input[name="q"]')).toHaveValue(mistyped(word));

    // A filter: at once with script.
    await page.goto(list);
    await page.locator('select[name="topic"]').selectOption({ index: 1 });
    if (!script) await page.getByRole('button', { name: say.search }).first().click();
    await expect(page).toHaveURL(/topic=/);
    await expect(page.locator('.toolbar-reset a')).toBeVisible();
    await page.locator('.toolbar-reset a').click();
    await expect(names).toHaveCount(all);
  });

  test(`everything is searched from anywhere, and people only by organisers (${locale})`, { tag }, async ({ page, browser, site }, { project }) => {
    const script = project.use.javaScriptEnabled !== false;
    const say = words[locale];
    const event = await upcoming(page, site, 'mipim');
    const organisers = await Organisers.of(browser, site, locale);
    await organisers.open(await upcoming(page, site, 'collision'), '/visitors');
    const visitor = await organisers.page.locator('main tbody a').first().innerText();
    await page.goto(`${site.url}/${locale}/events/${event}/exhibitors`);
    const exhibitor = (await page.locator('[data-results]').getByRole('heading').first().innerText()).replaceAll('\u00ad', '').trim();

    const menu = page.locator('.menu > summary');
    if (await menu.isVisible()) await menu.click();
    await page.locator('.search-link').click();
    const field = script ? page.locator('#search-dialog-q') : page.locator('#toolbar-q');
    const found = script ? page.locator('[data-found]') : page.locator('[data-results]');
    const ask = async (typed: string): Promise<void> => {
      await field.fill(typed);
      if (!script) await field.press('Enter');
    };
    if (script) await expect(field).toBeFocused();
    await ask(exhibitor);
    await expect(found.getByRole('heading', { name: say.exhibitors })).toBeVisible();
    await ask(visitor);
    await expect(found).not.toContainText(exhibitor);
    await expect(found).not.toContainText(visitor);
    await expect(found.getByRole('heading', { name: say.people })).toHaveCount(0);
    await ask(exhibitor);
    const best = found.locator('a[href*="/exhibitors/"]').first();
    await expect(best).toBeVisible();
    if (script) {
      const href = await found.locator('a').first().getAttribute('href');
      await field.press('Enter');
      await expect(page).toHaveURL(`${site.url}${href}`);
    } else {
      await best.click();
      await expect(page).toHaveURL(/\/exhibitors\/[^/]+$/);
    }

    const desk = organisers.page;
    await desk.goto(`${site.url}/${locale}/search?q=${encodeURIComponent(visitor)}`);
    await expect(desk.locator('[data-results]').getByRole('heading', { name: say.people })).toBeVisible();
    await desk.locator('[data-results] a', { hasText: visitor }).first().click();
    await expect(desk.getByRole('heading', { level: 1 })).toContainText(visitor);
  });
}
