// What happens at a door besides a code that is read and answered: scanners that type for another keyboard and end twice,
// codes that wait for a connection, pages under a browser's translation, cameras that go away and detectors that detect
// nothing. Seen in Chromium 156; the keys are those of xkb-data 2.35.
import type { Browser, Page } from '@playwright/test';
import { awake, drawnTicket, registerAtDesk, signedIn } from './badges';
import { show, withCamera } from './camera';
import { desk } from './devices';
import { expect, test, type Site } from './site';
import { upcoming } from './steps';

test.use({ ...withCamera(), ...desk });

/** Somebody with a ticket, and the desk of their event, awake. */
async function atTheDesk(page: Page, browser: Browser, site: Site, ...names: string[]): Promise<{ event: string; tickets: string[] }> {
  const organiser = await signedIn(browser, site, 'organiser');
  const event = await upcoming(organiser, site, 'collision');
  const tickets = [];
  for (const name of names) tickets.push(await registerAtDesk(organiser, site, event, name));
  await organiser.context().close();
  await site.signIn(page, 'desk staff');
  await page.goto(`${site.url}/de/desk/${event}`);
  await awake(page);
  return { event, tickets };
}

/** The keys that a scanner presses for this text, and what a French keyboard makes of them. */
async function scanOnFrenchKeyboard(page: Page, text: string, end = 'Enter'): Promise<void> {
  await page.evaluate(
    ([text, end]) => {
      const french: Record<string, string> = { a: 'q', q: 'a', w: 'z', z: 'w', m: ',', A: 'Q', Q: 'A', W: 'Z', Z: 'W', M: '?', ':': 'M', '/': '!', '.': ':', '2': 'é', '3': '"', '4': "'", '5': '(', '6': '-', '7': 'è' };
      const press = (code: string, key: string, shiftKey: boolean): void => {
        const target = document.activeElement ?? document.body;
        const event = new KeyboardEvent('keydown', { code, key, shiftKey, bubbles: true, cancelable: true });
        if (target.dispatchEvent(event) && target instanceof HTMLInputElement && key.length === 1) target.value += key;
      };
      for (const sign of text) {
        const shift = /[A-Z:]/.test(sign);
        const code = /[a-z]/i.test(sign) ? `Key${sign.toUpperCase()}` : /\d/.test(sign) ? `Digit${sign}` : { ':': 'Semicolon', '/': 'Slash', '.': 'Period' }[sign]!;
        press(code, french[sign] ?? sign, shift);
      }
      press(end, end, false);
    },
    [text, end] as const,
  );
}

test('a scanner for another keyboard is read wherever the focus is, and Tab ends a code too', async ({ page, browser, site }) => {
  const { tickets } = await atTheDesk(page, browser, site, 'Franka Tastatur', 'Fritz Tastatur');
  const answer = page.locator('.desk.is-over');

  // Somebody has clicked on the page: nothing has the focus.
  await page.getByRole('heading', { name: 'Zuletzt an dieser Tür' }).click();
  await scanOnFrenchKeyboard(page, `https://stand.example/B/${tickets[0]}`);
  await expect(answer).toHaveClass(/is-welcome/);
  await expect(answer).toContainText('Franka Tastatur');

  await page.locator('#desk-q').fill('Fra');
  await scanOnFrenchKeyboard(page, tickets[1], 'Tab');
  await expect(answer).toContainText('Fritz Tastatur');
  await expect(page.locator('#desk-q')).toHaveValue('Fra');
});

test('a code that is scanned into the search without its keys finds whoever wears it', async ({ page, browser, site }) => {
  const { tickets } = await atTheDesk(page, browser, site, 'Sina Suche');

  await page.locator('#desk-q').fill(tickets[0]);
  await page.getByRole('button', { name: 'Suchen' }).click();

  await expect(page.locator('.list.is-people')).toContainText('Sina Suche');
});

test('the second end of a code is nothing', async ({ page, browser, site }) => {
  const { event, tickets } = await atTheDesk(page, browser, site, 'Doris Doppel');

  await page.keyboard.type(`${tickets[0]}\n\n`);
  await expect(page.locator('.desk.is-over')).toHaveClass(/is-welcome/);
  await page.keyboard.press('Enter');
  await page.goto(`${site.url}/de/desk/${event}`);

  const last = page.locator('section', { has: page.getByRole('heading', { name: 'Zuletzt an dieser Tür' }) }).locator('li');
  await expect(last.filter({ hasText: 'Doris Doppel' })).toHaveCount(1);
  await expect(last.first()).toContainText('Doris Doppel');
});

test('without a connection codes wait in view, and are answered in order', async ({ page, context, browser, site }) => {
  const { event, tickets } = await atTheDesk(page, browser, site, 'Ole Offline', 'Ola Offline');
  const answer = page.locator('.desk.is-over');
  await page.keyboard.type(`${tickets[0]}\n`);
  await expect(answer).toHaveClass(/is-welcome/);

  await context.setOffline(true);
  await page.keyboard.type('UNKNOWN\n');
  await expect(answer).toContainText('Keine Verbindung');
  await expect(answer).not.toContainText('Ole Offline');
  await expect(answer).not.toHaveClass(/is-welcome/);
  await page.keyboard.type(`${tickets[1]}\n`);
  await expect(answer).toContainText(tickets[1].slice(-4));
  await expect(answer.locator('.scan-lines li')).toHaveText([/Keine Verbindung.*NOWN/]);
  expect(page.url()).toBe(`${site.url}/de/desk/${event}`);

  await context.setOffline(false);
  await expect(answer).toContainText('Ola Offline');
  await expect(answer).toHaveClass(/is-welcome/);
  await expect(page.locator('.scan-lines li')).toHaveText([/Unbekannter Code/]);
});

test('answers that are late stand in the order of their codes, each with its name', async ({ page, browser, site }) => {
  const { tickets } = await atTheDesk(page, browser, site, 'Erna Erste', 'Zora Zweite');
  const held: (() => void)[] = [];
  await page.route('**/api/checkin/scan', async (route) => {
    await new Promise<void>((go) => held.push(go));
    await route.continue();
  });
  const answer = page.locator('.desk.is-over');

  await page.keyboard.type(`${tickets[0]}\n`);
  await page.keyboard.type(`${tickets[1]}\n`);
  await expect.poll(() => held.length).toBe(2);
  await expect(answer).toContainText('Wird geprüft');
  held[1]();
  await expect(answer).toContainText('Zora Zweite');
  held[0]();

  await expect(page.locator('.scan-lines li, .desk.is-over .desk-name')).toContainText(['Erna Erste']);
});

test('a translated page shows the present answer', async ({ page, browser, site }) => {
  const { tickets } = await atTheDesk(page, browser, site, 'Tara Text');
  // As translations do it: each text, also those that come later, moves into elements of its own.
  await page.evaluate(() => {
    const wrap = (root: Node): void => {
      const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const found: Text[] = [];
      while (texts.nextNode()) found.push(texts.currentNode as Text);
      for (const text of found) {
        if (!text.data.trim() || text.parentElement?.closest('font, script, style')) continue;
        const font = document.createElement('font');
        font.textContent = text.data;
        text.replaceWith(font);
      }
    };
    wrap(document.body);
    new MutationObserver((changes) => changes.forEach((change) => change.addedNodes.forEach((node) => wrap(node.parentNode ?? node)))).observe(document.body, { childList: true, subtree: true });
  });
  const answer = page.locator('.desk.is-over');

  await page.keyboard.type(`${tickets[0]}\n`);
  await expect(answer).toContainText('Willkommen');
  await page.keyboard.type('UNKNOWN\n');

  await expect(answer).toContainText('Unbekannter Code');
  await expect(answer).not.toContainText('Willkommen');
  await expect(answer).not.toContainText('Tara Text');
  await expect(page.locator('#desk-count')).toHaveText(/^Probebetrieb · \d+ von \d+ drin$/);
});

/** Notes what is asked of the camera and of the screen. */
async function noteDevices(page: Page): Promise<() => Promise<{ video: MediaTrackConstraints[]; locks: number }>> {
  await page.addInitScript(() => {
    const noted = { video: [] as unknown[], locks: 0 };
    Object.assign(window, { noted });
    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = (wanted) => {
      noted.video.push(wanted?.video);
      return ask(wanted);
    };
    Object.defineProperty(navigator, 'wakeLock', {
      value: { request: async () => { noted.locks += 1; return { released: false, release: async () => undefined }; } },
    });
  });
  return () => page.evaluate(() => (window as unknown as { noted: { video: MediaTrackConstraints[]; locks: number } }).noted);
}

test('a camera that goes away comes back, with the screen held awake and points enough', async ({ page, browser, site }) => {
  const noted = await noteDevices(page);
  show();
  await atTheDesk(page, browser, site);
  await page.getByRole('button', { name: 'Kamera einschalten' }).click();
  await expect.poll(async () => (await noted()).locks).toBe(1);
  expect((await noted()).video).toEqual([{ facingMode: { ideal: 'environment' }, width: { ideal: 1280 }, height: { ideal: 720 } }]);

  await page.locator('video').evaluate((video) => ((video as HTMLVideoElement).srcObject as MediaStream).getTracks().forEach((track) => track.stop()));
  await expect.poll(async () => (await noted()).video.length).toBe(2);
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect.poll(async () => (await noted()).locks).toBe(2);

  await page.evaluate(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('taken', 'NotReadableError'));
  });
  await page.locator('video').evaluate((video) => ((video as HTMLVideoElement).srcObject as MediaStream).getTracks().forEach((track) => track.stop()));
  await expect(page.locator('.scanner [role="alert"]')).toContainText('Die Kamera ist weg');
  await expect(page.getByRole('button', { name: 'Kamera einschalten' })).toBeVisible();
});

for (const [what, detector] of Object.entries({
  'knows no formats': `class { static async getSupportedFormats() { return []; } async detect() { throw new Error('no'); } }`,
  'refuses every picture': `class { static async getSupportedFormats() { return ['qr_code']; } async detect() { throw new Error('no'); } }`,
  'never answers': `class { static async getSupportedFormats() { return ['qr_code']; } detect() { return new Promise(() => undefined); } }`,
  'sees nothing': `class { static async getSupportedFormats() { return ['qr_code']; } async detect() { return []; } }`,
})) {
  test(`where the browser's detector ${what}, our own decoder reads, also after a picture that stops it`, async ({ page, browser, site }) => {
    const organiser = await signedIn(browser, site, 'organiser');
    const event = await upcoming(organiser, site, 'collision');
    const name = `Detlef ${what}`;
    show(await drawnTicket(browser, site, await registerAtDesk(organiser, site, event, name)));
    await page.addInitScript(`window.BarcodeDetector = ${detector}`);
    // The first module stops on its first picture, as WASM does when its code panics.
    await page.route(/\/pkg\/decoder-[0-9a-f]+\.js\?0$/, (route) =>
      route.fulfill({ contentType: 'text/javascript', body: 'export default async () => {}; export const codes = () => { throw new WebAssembly.RuntimeError("unreachable"); };' }));
    await site.signIn(page, 'desk staff');
    await page.goto(`${site.url}/de/desk/${event}`);

    await awake(page);
    await page.getByRole('button', { name: 'Kamera einschalten' }).click();

    await expect(page.locator('.desk.is-over')).toContainText(name);
  });
}

test('on an exhibitor\'s phone a badge waits for the connection, and is read wherever it is typed', async ({ page, context, browser, site }) => {
  const organiser = await signedIn(browser, site, 'organiser');
  const event = await upcoming(organiser, site, 'mipim');
  await registerAtDesk(organiser, site, event, 'Bernd Badge');
  await site.signIn(page, 'exhibitor');
  await page.goto(`${site.url}/de/portal`);
  await page.getByRole('link', { name: /^MIPIM/ }).first().click();
  await page.getByRole('link', { name: 'Scannen' }).click();
  await page.waitForURL(/\/scan$/);
  await awake(page);
  const here = page.url();
  await page.getByRole('heading', { level: 1 }).click();

  await context.setOffline(true);
  await scanOnFrenchKeyboard(page, 'https://stand.example/B/ABCDEFGHIJKLMNOPQRSTUVWXYZ');
  await expect(page.locator('.scanner [role="status"]')).toContainText('Keine Verbindung · Code …WXYZ');
  expect(page.url()).toBe(here);
  await context.setOffline(false);

  await page.waitForURL(/\?code=/);
  expect(new URL(page.url()).searchParams.get('code')).toContain('https://stand.example/B/ABCDEFGHIJKLMNOPQRSTUVWXYZ');
  await expect(page.locator('main')).toContainText('Zu diesem Code gibt es keinen gültigen Besucherausweis');
});
