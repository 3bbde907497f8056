// What journeys are made of: forms, known by the server function they post to, and the post, read in the outbox.
import { expect, type Locale, type Site } from './site';
import type { Browser, Locator, Page, TestInfo } from '@playwright/test';

type Fields = Record<string, string | boolean>;

async function fill(form: Locator, name: string, value: string | boolean): Promise<void> {
  const field = form.locator(`[name="${name}"]`);
  const type = await field.first().evaluate((element) => (element as HTMLInputElement).type);
  if (typeof value === 'boolean') await field.setChecked(value);
  else if (type === 'radio' || type === 'checkbox') await form.locator(`[name="${name}"][value="${value}"]`).check();
  else if (type === 'select-one') await field.selectOption(value);
  else await field.fill(value);
}

/** Fills the form that posts to this server function, presses its button (by value, if it has several), waits for the page. */
export async function send(page: Page, endpoint: string, fields: Fields = {}, button?: string): Promise<void> {
  const form = page.locator(`form[action$="/api/${endpoint}"]`).first();
  for (const [name, value] of Object.entries(fields)) await fill(form, name, value);
  const answered = page.waitForResponse((response) => response.request().isNavigationRequest() && response.status() !== 303);
  await form.locator(button === undefined ? 'button[type="submit"]' : `button[value="${button}"]`).first().click();
  await answered;
  await page.waitForLoadState();
}

/** Types a code at a door. With script the answer comes in place, without it on the next page. */
export async function scan(desk: Page, code: string): Promise<void> {
  const form = desk.locator('form[action$="/api/checkin/scan-typed"]');
  await form.locator('[name="code"]').fill(code);
  await form.locator('button[type="submit"]').click();
}

/** The same for a form that asks first: opens the question, then answers it. */
export async function sendConfirmed(page: Page, endpoint: string, fields: Fields = {}): Promise<void> {
  const question = page.locator('.ask', { has: page.locator(`form[action$="/api/${endpoint}"]`) }).first();
  await expect(question, `${endpoint} asks first`).toBeHidden();
  await page.locator(`[popovertarget="${await question.getAttribute('id')}"]`).first().click();
  await send(page, endpoint, fields);
}

/** Somebody else at a device of their own, of the kind that the test runs on. */
export async function another(browser: Browser, { viewport, hasTouch, javaScriptEnabled }: TestInfo['project']['use']): Promise<Page> {
  const context = await browser.newContext({ viewport, hasTouch, javaScriptEnabled });
  return context.newPage();
}

/** The text of the mail that the organisers' outbox shows, without drawing its pages: nobody looks at them here. */
export async function mailed(organiser: Page, home: string, to: string, kind: string, shape: RegExp): Promise<string> {
  const read = async (address: string): Promise<string> => (await organiser.request.get(address)).text();
  const list = await read(`${home}/organise/mail?q=${encodeURIComponent(to)}&kind=${kind}`);
  const [, id] = list.match(/\/organise\/mail\/([0-9a-f-]{36})/) ?? [];
  expect(id, `a mail ${kind} to ${to}`).toBeDefined();
  const [, text] = (await read(`${home}/organise/mail/${id}`)).match(/<pre [^>]*class="mail-text"[^>]*>([^]*?)<\/pre>/) ?? [];
  const plain = (text ?? '').replace(/\s+/g, ' ').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  const found = plain.match(shape);
  expect(found, `${shape} in the mail ${kind} to ${to}:\n${plain}`).not.toBeNull();
  return found![0];
}

/** The organisers at their desk. They also read the outbox: without an SMTP server nothing leaves it. */
export class Organisers {
  private constructor(
    readonly page: Page,
    private readonly site: Site,
    private readonly locale: Locale,
  ) {}

  static async of(browser: Browser, site: Site, locale: Locale): Promise<Organisers> {
    const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    await site.signIn(page, 'organiser');
    return new Organisers(page, site, locale);
  }

  /** One of their pages of an event. */
  async open(event: string, section = ''): Promise<Page> {
    await this.page.goto(`${this.site.url}/${this.locale}/organise/events/${event}${section}`);
    return this.page;
  }

  /** What fits in the newest mail of this kind to this address. */
  mail(to: string, kind: string, shape: RegExp): Promise<string> {
    return mailed(this.page, `${this.site.url}/${this.locale}`, to, kind, shape);
  }
}

/** A day so many days from now, as date fields want it; with a time, as fields for both want it. */
export function day(days: number, time?: string): string {
  const date = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  return time === undefined ? date : `${date}T${time}`;
}

const editions = new Map<string, string>();

/** The upcoming edition that the demo made of this fair: the start page names it first. The same on every site. */
export async function upcoming(page: Page, site: Site, fair: string): Promise<string> {
  const known = editions.get(fair);
  if (known) return known;
  const start = await (await page.request.get(`${site.url}/de`)).text();
  const [, edition] = start.match(new RegExp(`href="/de/events/(${fair}-[^"/?#]+)"`)) ?? [];
  expect(edition, `an edition of ${fair} on the start page`).toBeDefined();
  editions.set(fair, edition);
  return edition;
}

/** Registers a visitor and confirms by the mail; ends on "my registration" and gives its ticket code. */
export async function register(
  page: Page, organisers: Organisers, site: Site, locale: Locale, event: string, name: string, email: string,
): Promise<string> {
  await page.goto(`${site.url}/${locale}/events/${event}/register`);
  await send(page, 'registration/register', { name, email });
  await page.goto(await organisers.mail(email, 'confirm_registration', /http\S+\/registrations\/confirm\/[A-Z2-7]{26}/));
  await send(page, 'registration/confirm');
  return page.url().match(/registrations\/([A-Z2-7]{26})/)![1];
}
