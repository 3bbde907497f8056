// Nothing typed is lost: a draft saves itself, through a reload, an upload, another tab and a lost connection; what does not
// save itself asks before one leaves, and is offered again. Without script the buttons keep everything.
import { Buffer } from 'node:buffer';
import { expect, test, type Site } from './site';
import { day, Organisers, send, upcoming } from './steps';
import type { Browser, Page } from '@playwright/test';

const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

/** A published event that takes applications, and a page on a new draft for it. */
async function draft(page: Page, browser: Browser, site: Site, slug: string): Promise<Organisers> {
  const organisers = await Organisers.of(browser, site, 'de');
  await organisers.page.goto(`${site.url}/de/organise/new`);
  await send(organisers.page, 'event/create-event', {
    name: `Messe ${slug}`, slug, city: 'Essen', venue: 'Messe Essen', starts_on: day(90), ends_on: day(92), brand: 'Ruhr',
    applications_open_at: day(-1, '08:00'), applications_close_at: day(30, '18:00'), contact_name: 'Stand-Team', contact_email: 'stand@ruhr.example',
  });
  await organisers.open(slug);
  await send(organisers.page, 'event/publish-event');
  await page.goto(`${site.url}/de/events/${slug}/apply`);
  await send(page, 'exhibitor/start-application', { email: `anna@${slug}.example` });
  return organisers;
}

const field = (page: Page, name: string) => page.locator(`form[action$="/api/exhibitor/save-application"] [name="${name}"]`);
const status = (page: Page) => page.locator('.saving-state');
const saved = /^Gespeichert \d\d:\d\d$/;

test('a draft saves itself, through a reload, an upload, a second tab and a lost connection', { tag: '@desk' }, async ({ page, browser, site }, { project }) => {
  await draft(page, browser, site, `entwurf-${project.name}`);
  await expect(field(page, 'decision_email')).toHaveValue(/^anna@/);
  await expect(page.locator('.error-summary'), 'nobody has tried to hand it in').toHaveCount(0);

  // Half of everything, and it is there after a reload, with the preview beside it.
  await field(page, 'display_name').fill('Zeche Zukunft');
  await field(page, 'city').fill('Essen');
  await field(page, 'vat_id').fill('DE13');
  await field(page, 'website').fill('nur halb');
  await field(page, 'press_email').fill('presse@');
  await field(page, 'invoice_like_decision').check();
  await expect(field(page, 'invoice_name')).toBeHidden();
  await expect(page.locator('[data-of="display_name"]')).toHaveText('Zeche Zukunft');
  await expect(status(page)).toHaveText(saved);
  await expect(page.locator('[data-progress="organisation"]')).toHaveText('3/9');
  await page.reload();
  await expect(field(page, 'vat_id')).toHaveValue('DE13');
  await expect(field(page, 'website')).toHaveValue('nur halb');
  await expect(field(page, 'press_email')).toHaveValue('presse@');
  await expect(field(page, 'invoice_like_decision')).toBeChecked();

  // A file that is none is not even sent; one that is costs nothing of what was typed a moment ago.
  await field(page, 'teaser_de').fill('Sensoren aus dem Schacht');
  await field(page, 'logo').setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('x') });
  await expect(page.getByText('notes.txt: Das ist kein')).toBeVisible();
  await field(page, 'logo').setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: PIXEL });
  await page.getByRole('button', { name: 'Logo hochladen' }).click();
  await expect(page.getByText('Das Logo ist gespeichert.')).toBeVisible();
  await expect(page).toHaveURL(/\/applications\/.*done=logo-saved/);
  await expect(field(page, 'teaser_de')).toHaveValue('Sensoren aus dem Schacht');

  // Another tab is told, and takes over only when it says so.
  const tab = await page.context().newPage();
  await tab.goto(page.url());
  await field(tab, 'street').fill('Schachtstraße 1');
  await expect(status(tab)).toHaveText(saved);
  await field(page, 'street').fill('Schachtstraße 2');
  await expect(page.locator('[data-newer]')).toContainText('war schneller');
  await tab.reload();
  await expect(field(tab, 'street')).toHaveValue('Schachtstraße 1');
  await page.getByRole('button', { name: 'Meine Fassung übernehmen' }).click();
  await expect(status(page)).toHaveText(saved);
  await tab.reload();
  await expect(field(tab, 'street')).toHaveValue('Schachtstraße 2');
  await tab.close();

  // Without a connection it waits, and is caught up.
  await page.context().setOffline(true);
  await field(page, 'postcode').fill('45141');
  await expect(status(page)).toHaveText(/^Keine Verbindung/);
  await page.context().setOffline(false);
  await expect(status(page)).toHaveText(saved);
  await page.reload();
  await expect(field(page, 'postcode')).toHaveValue('45141');

  // Handing it in says once what is missing, and the address stays the page's.
  await send(page, 'exhibitor/save-application', {}, 'submit');
  await expect(page.locator('.error-summary')).toHaveCount(1);
  await expect(page.locator('.notice.is-ok')).toHaveCount(0);
  await expect(page).toHaveURL(/\/de\/applications\//);
  await page.reload();
  await expect(field(page, 'city')).toHaveValue('Essen');
});

test('what does not save itself asks before one leaves, and is offered again', { tag: '@desk-only' }, async ({ page, site }) => {
  // A session of its own: it ends here.
  await site.signInByLink(page, 'organiser');
  const settings = `${site.url}/de/organise/events/${await upcoming(page, site, 'mipim')}/edit`;
  const host = page.locator('form[action$="/api/event/edit-event"] [name="hosted_by"]');
  await page.goto(settings);
  // By the keyboard: a browser asks only whoever has touched the page.
  await host.fill('');
  await host.pressSequentially('Noch nicht gespeichert');

  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.accept();
  });
  await page.goto(settings);
  expect(asked).toEqual(['beforeunload']);
  await expect(host).not.toHaveValue('Noch nicht gespeichert');
  await page.getByRole('button', { name: 'Nicht gespeicherte Änderungen wiederherstellen' }).click();
  await expect(host).toHaveValue('Noch nicht gespeichert');

  // Saved, and nothing is left in the browser.
  await send(page, 'event/edit-event');
  await expect(host).toHaveValue('Noch nicht gespeichert');
  await page.goto(settings);
  await expect(page.locator('[data-offer]')).toBeHidden();
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('unsaved:')))).toEqual([]);
  expect(asked).toEqual(['beforeunload']);

  // Nor when somebody signs out.
  await host.fill('Anders');
  await page.locator('.sign-out button').click();
  await page.waitForURL(/\/de\/?$/);
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('unsaved:')))).toEqual([]);
});

test('an upload in the middle of typing takes nothing away, from settings and from a profile', { tag: '@bare' }, async ({ page, site }) => {
  const logo = { name: 'logo.png', mimeType: 'image/png', buffer: PIXEL };
  await site.signIn(page, 'organiser');
  const settings = `${site.url}/de/organise/events/${await upcoming(page, site, 'digital-health-now')}/edit`;
  await page.goto(settings);
  const setting = (name: string) => page.locator(`form[action$="/api/event/edit-event"] [name="${name}"]`);
  const host = await setting('hosted_by').inputValue();
  await setting('hosted_by').fill('Mitten im Satz');
  await setting('alt_de').fill('Ein Punkt');
  await setting('picture').setInputFiles(logo);
  await page.getByRole('button', { name: 'Bild speichern' }).click();
  await expect(page.getByText('steht noch im Formular und ist noch nicht gespeichert')).toBeVisible();
  await expect(setting('hosted_by')).toHaveValue('Mitten im Satz');

  // Whoever saves in another tab meanwhile is not written over: the one who comes second is told, and keeps what was typed.
  const tab = await page.context().newPage();
  await tab.goto(settings);
  await expect(tab.locator('[name="hosted_by"]'), 'only the picture was saved').toHaveValue(host);
  await send(tab, 'event/edit-event', { hosted_by: 'Aus dem anderen Tab' });
  await send(page, 'event/edit-event', { hosted_by: 'Mitten im Satz, zu Ende' });
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(setting('hosted_by')).toHaveValue('Mitten im Satz, zu Ende');
  await tab.reload();
  await expect(tab.locator('[name="hosted_by"]')).toHaveValue('Aus dem anderen Tab');
  await tab.close();

  await page.context().clearCookies();
  await site.signIn(page, 'exhibitor');
  await page.goto(`${site.url}/de/portal`);
  await page.locator('main').getByRole('link', { name: /^MIPIM/ }).first().click();
  await page.locator('main').getByRole('link', { name: 'Profil', exact: true }).click();
  const profile = (name: string) => page.locator(`form[action$="/api/exhibitor/save-profile"] [name="${name}"]`);
  await profile('teaser_de').fill('Mitten im Satz');
  await profile('logo').setInputFiles(logo);
  await page.getByRole('button', { name: 'Logo hochladen' }).click();
  await expect(page.getByText('steht noch im Formular und ist noch nicht gespeichert')).toBeVisible();
  await expect(profile('teaser_de')).toHaveValue('Mitten im Satz');
  await send(page, 'exhibitor/save-profile');
  await page.reload();
  await expect(profile('teaser_de')).toHaveValue('Mitten im Satz');
});

test('without script the buttons keep everything', { tag: '@bare-only' }, async ({ page, browser, site }) => {
  await draft(page, browser, site, 'ohne-script');
  await field(page, 'vat_id').fill('DE13');
  await field(page, 'press_email').fill('presse@');
  await field(page, 'invoice_like_decision').check();
  await field(page, 'decision_name').fill('Anna Schacht');
  await send(page, 'exhibitor/save-application', { city: 'Essen' }, 'save');
  await expect(field(page, 'vat_id')).toHaveValue('DE13');
  await expect(field(page, 'press_email')).toHaveValue('presse@');
  await expect(field(page, 'invoice_name')).toHaveValue('Anna Schacht');

  await field(page, 'street').fill('Schachtstraße 1');
  await field(page, 'logo').setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: PIXEL });
  await page.getByRole('button', { name: 'Logo hochladen' }).click();
  await expect(page.getByText('Das Logo ist gespeichert.')).toBeVisible();
  await page.reload();
  await expect(field(page, 'street')).toHaveValue('Schachtstraße 1');
  const address = page.url();
  await send(page, 'exhibitor/save-application', { postcode: '45141' }, 'submit');
  await expect(page.locator('.error-summary')).toHaveCount(1);
  await page.goto(address);
  await expect(field(page, 'postcode'), 'what cannot be handed in yet is kept').toHaveValue('45141');
});
