// A visitor's whole way: register, confirm by the link in the mail, book a seat, be let in once. With and without script.
import { expect, test, type Site } from './site';
import type { Browser, Page } from '@playwright/test';

/** The upcoming edition that the demo made of this fair. */
async function upcoming(page: Page, site: Site, fair: string): Promise<string> {
  await page.goto(`${site.url}/de`);
  const href = await page.locator(`a[href^="/de/events/${fair}-"]`).first().getAttribute('href');
  return href!.split('/').pop()!;
}

/** What the organisers' outbox holds for this address: the first address in it that fits. */
async function linkInMail(browser: Browser, site: Site, event: string, to: string, shape: RegExp): Promise<string> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await site.signIn(page, 'organiser');
  await page.goto(`${site.url}/de/organise/events/${event}/mail?q=${encodeURIComponent(to)}`);
  await page.locator('main a[href*="/organise/mail/"]').first().click();
  const link = (await page.locator('main').innerText()).match(shape);
  await context.close();
  expect(link, `a link in the mail to ${to}`).not.toBeNull();
  return link![0];
}

test('a visitor registers, books a seat and is let in once', async ({ page, browser, site }, { project }) => {
  const event = await upcoming(page, site, 'collision');
  const email = `vera.${project.name.replaceAll(' ', '-')}@besuch.example`;

  await page.goto(`${site.url}/de/events/${event}/register`);
  await page.getByLabel('Vor- und Nachname').fill('Vera Vielfalt');
  await page.getByLabel('E-Mail-Adresse').fill('keine Adresse');
  await page.getByRole('button', { name: 'Registrieren' }).click();
  await expect(page.getByRole('alert')).toContainText('E-Mail-Adresse');
  await expect(page.getByLabel('Vor- und Nachname')).toHaveValue('Vera Vielfalt');

  await page.getByLabel('E-Mail-Adresse').fill(email);
  await page.getByRole('button', { name: 'Registrieren' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sehen Sie in Ihre E-Mails');

  await page.goto(await linkInMail(browser, site, event, email, /http\S+\/registrations\/confirm\/[A-Z2-7]{26}/));
  await page.getByRole('button', { name: 'Jetzt bestätigen' }).click();
  await page.waitForURL(/\/de\/registrations\/[A-Z2-7]{26}/);
  const ticket = page.url().match(/registrations\/([A-Z2-7]{26})/)![1];

  await page.goto(`${site.url}/de/events/${event}/programme`);
  await page.getByRole('link', { name: 'Klimaneutrale Industrie' }).first().click();
  await page.getByRole('button', { name: 'Platz buchen' }).click();
  await expect(page.getByRole('button', { name: 'Platz buchen' })).toHaveCount(0);
  await page.goto(`${site.url}/de/registrations/${ticket}`);
  await expect(page.locator('main')).toContainText('Klimaneutrale Industrie');

  const desk = await browser.newPage();
  await site.signIn(desk, 'desk staff');
  await desk.goto(`${site.url}/de/desk/${event}`);
  for (const answer of ['.desk.is-welcome', '.desk.is-again']) {
    await desk.getByRole('textbox', { name: 'Code' }).fill(ticket);
    await desk.getByRole('button', { name: 'Prüfen' }).click();
    await expect(desk.locator(answer)).toContainText('Vera Vielfalt');
  }
  await desk.close();
});
