// People at the desk, and what their tickets look like.
import type { Browser, Page } from '@playwright/test';
import type { Picture } from './camera';
import { mailed } from './steps';
import type { Site } from './site';

/** A page of its own, signed in. */
export async function signedIn(browser: Browser, site: Site, role: 'organiser' | 'desk staff' | 'exhibitor'): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await site.signIn(page, role);
  return page;
}

/** Waits until the page's islands hear taps and codes. */
export const awake = (page: Page): Promise<void> => page.locator('html[data-awake]').waitFor();

/** Registers somebody at the desk, and answers their ticket's code from the mail that they get. */
export async function registerAtDesk(organiser: Page, site: Site, event: string, name: string): Promise<string> {
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@besuch.example`;
  await organiser.goto(`${site.url}/de/organise/events/${event}/visitors`);
  const form = organiser.locator('form[action$="/registration/register-at-desk"]');
  await form.getByLabel('Vor- und Nachname').fill(name);
  await form.getByLabel('E-Mail-Adresse').fill(email);
  const answered = organiser.waitForURL(/done=registered/);
  await form.getByRole('button').click();
  await answered;
  return (await mailed(organiser, `${site.url}/de`, email, '', /\/registrations\/[A-Z2-7]{26}/)).slice(-26);
}

/** The code that a ticket's page draws. */
export async function drawnTicket(browser: Browser, site: Site, ticket: string): Promise<Picture> {
  const page = await browser.newPage();
  await page.goto(`${site.url}/de/registrations/${ticket}`);
  const svg = await page.locator('svg.qr').first().evaluate((element) => element.outerHTML);
  await page.goto('about:blank');
  const side = 330;
  const grey = await page.evaluate(
    async ([svg, side]) => {
      const image = new Image(side, side);
      image.src = `data:image/svg+xml,${encodeURIComponent(svg.replace('<svg', `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}"`))}`;
      await image.decode();
      const canvas = new OffscreenCanvas(side, side).getContext('2d')!;
      canvas.drawImage(image, 0, 0);
      return Array.from(canvas.getImageData(0, 0, side, side).data.filter((_, index) => index % 4 === 0));
    },
    [svg, side] as const,
  );
  await page.close();
  return { width: side, height: side, grey: Uint8Array.from(grey) };
}
