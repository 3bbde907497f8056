// The camera at the desk and on an exhibitor's phone, in a real browser that sees real codes: the ticket of "my
// registration", and the badge as it is printed.
import { execFileSync } from 'node:child_process';
import type { Page } from '@playwright/test';
import { awake, drawnTicket, registerAtDesk, signedIn } from './badges';
import { cut, readPgm, show, withCamera, type Picture } from './camera';
import { desk, phone } from './devices';
import { expect, test, type Site } from './site';
import { upcoming } from './steps';

/** The lower right of somebody's badge as it is printed, where the code is. */
async function printedBadge(organiser: Page, site: Site, event: string, name: string): Promise<Picture> {
  await organiser.goto(`${site.url}/de/organise/events/${event}/badges?q=${encodeURIComponent(name)}`);
  const href = await organiser.getByRole('link', { name: 'Drucken', exact: true }).first().getAttribute('href');
  const pdf = await (await organiser.request.get(site.url + href)).body();
  const page = readPgm(execFileSync('pdftoppm', ['-gray', '-r', '150', '-singlefile', '-'], { input: pdf, maxBuffer: 1 << 26 }));
  const side = Math.min(480, page.width, page.height);
  return cut(page, page.width - side, page.height - side, side, side);
}

/** Notes what the page lets one hear and feel. */
async function listen(page: Page): Promise<() => Promise<unknown[]>> {
  await page.addInitScript(() => {
    const noted: unknown[] = [];
    Object.assign(window, { noted });
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (...when) {
      noted.push(Math.round(this.frequency.value));
      return start.apply(this, when);
    };
    navigator.vibrate = (pattern) => noted.push([pattern]) > 0;
  });
  return () => page.evaluate(() => (window as unknown as { noted: unknown[] }).noted);
}

test.use(withCamera());

for (const [device, use] of Object.entries({ phone, desk })) test.describe(`on a ${device}`, () => {
  test.use(use);

  test('the camera at the desk reads a ticket, once per look, and lets its holder in', async ({ page, browser, site }) => {
    const organiser = await signedIn(browser, site, 'organiser');
    const event = await upcoming(organiser, site, 'collision');
    const name = `Kamera ${device}`;
    show(await drawnTicket(browser, site, await registerAtDesk(organiser, site, event, name)));
    const noted = await listen(page);
    await site.signIn(page, 'desk staff');
    await site.whileItIsOn(event, async () => {
      await page.goto(`${site.url}/de/desk/${event}`);
      const before = Number((await page.locator('#desk-count').innerText()).split(' ')[0]);

      await awake(page);
      await page.getByRole('button', { name: 'Kamera einschalten' }).click();

      const answer = page.locator('.desk.is-over');
      await expect(answer).toHaveClass(/is-welcome/);
      await expect(answer).toContainText('Willkommen');
      await expect(answer).toContainText(name);
      await expect(page.locator('#desk-count')).toHaveText(new RegExp(`^${before + 1} von \\d+ drin$`));
      expect(await noted()).toEqual([880, [60]]);
      // The welcome goes by itself; the code is still before the camera, and is not asked about again.
      await expect(answer).toHaveCount(0);
      await expect(page.locator('.desk-last')).toContainText(name);
      await expect(page.locator('.desk-camera')).toBeInViewport({ ratio: 1 });
      await expect(page.getByRole('button', { name: 'Kamera einschalten' })).toBeHidden();
      expect(await noted()).toEqual([880, [60]]);

      await page.getByRole('link', { name: 'Rückgängig und mehr' }).click();
      await page.locator('.desk > footer').getByRole('button', { name: 'Rückgängig' }).click();
      await expect(page.locator('.desk .desk-word')).toHaveText('Rückgängig gemacht');
      await expect(page.locator('#desk-count')).toHaveText(new RegExp(`^${before} von `));
    });
  });

  test('a hand scanner is answered without leaving the field', async ({ page, browser, site }) => {
    const organiser = await signedIn(browser, site, 'organiser');
    const event = await upcoming(organiser, site, 'collision');
    const name = `Hand ${device}`;
    const ticket = await registerAtDesk(organiser, site, event, name);
    const noted = await listen(page);
    await site.signIn(page, 'desk staff');
    await page.goto(`${site.url}/de/desk/${event}`);
    await awake(page);
    const field = page.getByRole('textbox', { name: 'Code' });
    const answer = page.locator('.desk.is-over');

    await expect(field).toBeFocused();
    await page.keyboard.type(`${ticket}\n`);
    await expect(answer).toHaveClass(/is-welcome/);
    await expect(field).toBeFocused();
    await expect(field).toHaveValue('');
    // The next one at once, over the answer that still stands there.
    await page.keyboard.type('UNKNOWN\n');
    await expect(answer).toHaveClass(/is-refused/);
    await page.keyboard.type(`${ticket}\n`);
    await expect(answer).toHaveClass(/is-again/);
    await answer.getByRole('button', { name: 'Weiter' }).click();
    await expect(answer).toHaveCount(0);
    await expect(field).toBeFocused();
    // What the page came with is an old answer by now.
    await expect(page.locator('.desk > .desk-body')).toBeHidden();

    expect(await noted()).toEqual([880, [60], 196, [300], 196, [300]]);
    expect(page.url()).toBe(`${site.url}/de/desk/${event}`);
  });

  test('an exhibitor scans a printed badge; the visitor agrees, and takes the contact back', async ({ page, browser, site }) => {
    const organiser = await signedIn(browser, site, 'organiser');
    const event = await upcoming(organiser, site, 'mipim');
    const name = `Kontakt ${device}`;
    const ticket = await registerAtDesk(organiser, site, event, name);
    show(await printedBadge(organiser, site, event, name));
    await site.signIn(page, 'exhibitor');
    await page.goto(`${site.url}/de/portal`);
    await page.getByRole('link', { name: /^MIPIM/ }).first().click();
    await page.getByRole('link', { name: 'Scannen' }).click();

    await page.waitForURL(/\/scan$/);
    await awake(page);
    await page.getByRole('button', { name: 'Kamera einschalten' }).click();

    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dürfen wir Ihre Kontaktdaten bekommen?');
    await expect(page.locator('main')).toContainText(name);
    await page.getByRole('button', { name: 'Ja, Kontaktdaten teilen' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);

    const visitor = await (await browser.newContext()).newPage();
    await visitor.goto(`${site.url}/de/registrations/${ticket}`);
    const contacts = visitor.locator('section', { has: visitor.getByRole('heading', { name: 'Ihre Kontakte' }) });
    await expect(contacts).toContainText('um auf unser heutiges Gespräch zurückzukommen');
    await contacts.getByRole('button', { name: 'Widerrufen: Stadt Bochum' }).click();
    await expect(visitor.locator('main')).toContainText('Widerrufen. Ihre Daten sind aus der Liste des Ausstellers gelöscht');
    await expect(contacts).toContainText('Widerrufen am');
    await expect(contacts.getByRole('button')).toHaveCount(0);
    await page.getByRole('link', { name: 'Kontakte', exact: true }).click();
    await expect(page.locator('main')).not.toContainText(name);
  });
});
