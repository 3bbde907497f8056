// What script adds to the search: keys, a dialog, and answers that come while one types on.
import { expect, test } from './site';
import { upcoming } from './steps';

test('Ctrl-K and the arrow keys lead to what is looked for, and Escape back', { tag: '@desk-only' }, async ({ page, site }) => {
  const event = await upcoming(page, site, 'mipim');
  await page.goto(`${site.url}/de/events/${event}`);
  const link = page.locator('main a').first();
  await link.focus();
  await page.keyboard.press('Control+k');
  const dialog = page.locator('#search-dialog');
  await expect(dialog).toBeVisible();
  await page.keyboard.type('messe');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(link).toBeFocused();

  // What was looked for last is marked, and typed over.
  await page.keyboard.press('Control+k');
  await page.keyboard.type('mipim');
  const first = dialog.locator('[data-found] a').first();
  await expect(first).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(first).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(page.locator('#search-dialog-q')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  const href = await first.getAttribute('href');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`${site.url}${href}`);

  await page.goto(`${site.url}/de/events/${event}/exhibitors`);
  await page.keyboard.press('/');
  await expect(page.locator('#toolbar-q')).toBeFocused();
});

test('an answer that is late does not take the place of a newer one', async ({ page, site }) => {
  const event = await upcoming(page, site, 'mipim');
  await page.goto(`${site.url}/de/events/${event}/exhibitors`);
  let late = (): void => {};
  const held = new Promise<void>((done) => (late = done));
  await page.route('**/exhibitors?q=qqqq', async (route) => {
    await held;
    await route.continue().catch(() => {});
  });
  const field = page.locator('#toolbar-q');
  const asked = page.waitForRequest('**/exhibitors?q=qqqq');
  await field.fill('qqqq');
  await asked;
  const name = (await page.locator('[data-results]').getByRole('heading').first().innerText()).replaceAll('\u00ad', '').trim();
  await field.fill(name);
  await expect(page.locator('[data-status]').first()).toContainText('gefunden');
  late();
  await page.evaluate(() => fetch('/healthz').then((answer) => answer.text()));
  await expect(field).toHaveValue(name);
  expect(new URL(page.url()).searchParams.get('q')).toBe(name);
  await expect(page.locator('[data-results]').getByRole('heading').first()).toBeVisible();

  // Without a connection nothing old is passed off as new.
  await page.unroute('**/exhibitors?q=qqqq');
  await page.context().setOffline(true);
  await field.fill('qqq');
  await expect(page.locator('.toolbar [data-status]')).toBeVisible();
  await expect(page.locator('[data-results]')).toHaveAttribute('aria-busy', 'true');
  await page.context().setOffline(false);
});
