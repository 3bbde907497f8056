// An organiser decides about a hundred applications: one by one, some together, one of them back again. Every click and
// every key is counted, the letters of a reason too.
import { expect, test } from './site';
import type { Locator, Page } from '@playwright/test';

const HUNDRED = 100;
/** What a hundred decisions may cost. */
const MOST = 150;

class Hands {
  actions = 0;

  constructor(readonly page: Page) {}

  /** Clicks what leads to another page. */
  async follow(target: Locator): Promise<void> {
    this.actions += 1;
    const answered = this.page.waitForResponse((response) => response.request().isNavigationRequest() && response.status() !== 303);
    await target.click();
    await answered;
    await this.page.waitForLoadState();
  }

  async tick(box: Locator): Promise<void> {
    this.actions += 1;
    await box.check();
  }

  /** Presses a key that leads to another page. */
  async press(key: string): Promise<void> {
    await this.page.locator('html[data-keys]').waitFor();
    this.actions += 1;
    const answered = this.page.waitForResponse((response) => response.request().isNavigationRequest() && response.status() !== 303);
    await this.page.keyboard.press(key);
    await answered;
    await this.page.waitForLoadState();
  }

  async type(field: Locator, text: string): Promise<void> {
    this.actions += 1 + text.length;
    await field.fill(text);
  }
}

test('a hundred applications are decided in at most 150 clicks and keys', { tag: '@desk-only' }, async ({ page, site }) => {
  const fair = 'hundert';
  const list = `${site.url}/de/organise/events/${fair}/admission`;
  site.seedFair(fair, HUNDRED);
  await site.signIn(page, 'organiser');
  const hands = new Hands(page);
  const main = page.locator('main');
  const waiting = async (): Promise<number> => Number(await page.locator('.piles a[aria-current] .tab-count').innerText());
  await page.goto(list);
  expect(await waiting()).toBe(HUNDRED);

  // Thirty by themselves: whoever has waited longest is on top, and the unit that they wish for is on the button.
  for (let one = 0; one < 30; one += 1) {
    await hands.press('o');
    await expect(page.locator('#decision')).toContainText('angeboten');
    await expect(page.locator('#decision'), 'the way on begins with what was done').toBeFocused();
  }
  expect(await waiting()).toBe(70);

  // A slip of the finger: back, and the letter has not left.
  await hands.follow(page.locator('[data-act="undo"] button'));
  await expect(page.locator('#decision')).toContainText('Rückgängig gemacht: 1. Keine E-Mail hatte uns verlassen.');
  expect(await waiting()).toBe(71);

  // Five are turned down, in the same words.
  const ticks = page.locator('input[name="a"]');
  for (let one = 0; one < 5; one += 1) await hands.tick(ticks.nth(one * 2));
  await hands.follow(page.locator('button[name="kind"][value="reject"]'));
  await expect(main).toContainText('5 ablehnen');
  await hands.type(page.locator('[name="text"]'), 'Thema passt nicht.');
  await hands.follow(page.locator('form[action$="/api/exhibitor/decide-many"] button'));
  await expect(page.locator('#decision')).toContainText('Abgelehnt: 5 Bewerbungen');

  // Six wait.
  for (let one = 0; one < 6; one += 1) await hands.tick(ticks.nth(one));
  await hands.follow(page.locator('button[name="kind"][value="waiting_list"]'));
  await hands.follow(page.locator('form[action$="/api/exhibitor/decide-many"] button'));
  await expect(page.locator('#decision')).toContainText('Auf der Warteliste: 6 Bewerbungen');
  expect(await waiting()).toBe(60);

  // All others get what they wish for, as far as there is any.
  await hands.tick(page.locator('input[name="all"]'));
  await hands.follow(page.locator('button[name="kind"][value="offer"]'));
  await expect(main).toContainText('60 Standplätze anbieten');
  await hands.follow(page.locator('form[action$="/api/exhibitor/decide-many"] button'));
  await expect(page.locator('#decision')).toContainText('60 Standplätze angeboten');
  await expect(main).toContainText('Alles entschieden');

  expect(hands.actions, 'clicks and keys').toBeLessThanOrEqual(MOST);
});

test('one application after the other, beside the list', { tag: ['@desk', '@bare'] }, async ({ page, site }, { project }) => {
  const fair = `nacheinander-${project.name.replaceAll(' ', '-')}`;
  const list = `${site.url}/de/organise/events/${fair}/admission`;
  const scripted = project.use.javaScriptEnabled !== false;
  site.seedFair(fair, 6);
  await site.signIn(page, 'organiser');
  await page.goto(`${list}?pile=to_decide&wish=counter`);
  const title = page.getByRole('heading', { level: 1 });

  await page.getByRole('link', { name: 'Firma 001' }).click();
  await expect(title).toHaveText('Firma 001');
  await expect(page.locator('.way-on')).toContainText('1 von 2');
  // The wish is chosen already, and the next application follows.
  await page.locator('form[action$="/api/exhibitor/place"] button[value="offer"]').click();
  await expect(title).toHaveText('Firma 004');
  await expect(page.locator('#decision')).toContainText('A1 angeboten: Firma 001');
  await page.locator('[data-act="undo"] button').click();
  await expect(page.locator('#decision')).toContainText('Rückgängig gemacht');
  // The filter is still there on the way back.
  await page.getByRole('link', { name: 'Zur Liste' }).click();
  await expect(page).toHaveURL(/pile=to_decide.*wish=counter/);
  await expect(page.locator('[data-row]')).toHaveCount(2);

  if (!scripted) return;
  const heard = page.locator('html[data-keys]');
  await heard.waitFor();
  await page.keyboard.press('j');
  await expect(page.locator('[data-row]').nth(0)).toBeFocused();
  await page.keyboard.press('x');
  await expect(page.locator('.bulk-count')).toHaveText('1 angekreuzt');
  await page.keyboard.press('j');
  await expect(page.locator('[data-row]').nth(1)).toBeFocused();
  await page.keyboard.press('?');
  await expect(page.locator('#keys')).toBeVisible();
  await page.keyboard.press('?');
  await expect(page.locator('#keys')).toBeHidden();
  await page.keyboard.press('/');
  await expect(page.locator('#toolbar-q')).toBeFocused();
  await page.keyboard.type('jox');
  await expect(page.locator('#toolbar-q'), 'letters are letters in a field').toHaveValue('jox');
  // The list follows what is typed: it is whole again before a row of it is taken.
  await expect(page.locator('[data-row]')).toHaveCount(0);
  await page.locator('#toolbar-q').fill('');
  await expect(page.locator('[data-row]')).toHaveCount(2);
  await page.locator('[data-row]').nth(1).focus();
  await page.keyboard.press('Enter');
  await expect(title).toHaveText('Firma 004');
  await heard.waitFor();
  await page.keyboard.press('k');
  await expect(title).toHaveText('Firma 001');
});

/** The stops and other keys until an offer is made, by Tab alone: ways past what comes before are taken, no shortcuts. */
async function keysToOffer(page: Page): Promise<number> {
  let keys = 0;
  const press = async (key: string): Promise<void> => {
    keys += 1;
    await page.keyboard.press(key);
  };
  const focused = (selector: string): Promise<boolean> => page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, selector);
  while (keys < 60 && !(await focused('form[action$="/api/exhibitor/place"] button[value="offer"]'))) {
    await press('Tab');
    if (await focused('.skip-link')) await press('Enter');
  }
  const answered = page.waitForResponse((response) => response.request().isNavigationRequest() && response.status() !== 303);
  await press('Enter');
  await answered;
  await page.waitForLoadState();
  return keys;
}

test('an offer takes at most fifteen keys, from the list and from the application', { tag: '@desk-only' }, async ({ page, site }) => {
  site.seedFair('tasten', 4);
  await site.signIn(page, 'organiser');
  const list = `${site.url}/de/organise/events/tasten/admission`;

  await page.goto(list);
  expect(await keysToOffer(page), 'from the top of the list').toBeLessThanOrEqual(15);
  await expect(page.locator('#decision')).toContainText('A1 angeboten: Firma 001');

  const next = await page.getByRole('link', { name: 'Firma 002' }).getAttribute('href');
  await page.goto(`${site.url}${next}`);
  expect(await keysToOffer(page), 'from the top of an application').toBeLessThanOrEqual(15);
  await expect(page.locator('#decision')).toContainText('angeboten: Firma 002');
});
