// Every page that can be reached by following links: it answers, axe finds nothing on it, on the smallest screen and at a desk,
// light and dark; nothing on it is wider than the screen; its HTML is valid.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRequire } from 'node:module';
import { desk, narrow } from './devices';
import { expect, test as base, type Locale } from './site';
import { Organisers, register, send, upcoming } from './steps';
import type { Page } from '@playwright/test';
import type Axe from 'axe-core';

const { resolve } = createRequire(import.meta.url);
const vnu = resolve('vnu-jar/build/dist/vnu.jar');
const axe = readFileSync(resolve('axe-core/axe.min.js'), 'utf8');

/** A page's kind: ids and slugs blanked out, so that 60 exhibitors are looked at once. */
function kind(path: string): string {
  const [bare, query] = path.split('?');
  // The other form of the exhibitors; what else is searched, sorted and filtered looks the same.
  return (query === 'view=list' ? path : bare)
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
    .replace(/(exhibitors|bridges|talks|newsroom|properties|calls|jury)\/(?!(?:compare|new|import)(?:[/?]|$))[^/?]+/, '$1/:slug')
    .replace(/(events|desk|hosting)\/[^/]+/, '$1/:event')
    .replace(/[A-Z2-7]{26}/g, ':code');
}

/** What everybody sees alike: whoever is signed in need not look again. */
const forEverybody = /^\/\w\w\/(events\/|contact(\?|$)|bridges|calls|talks|delegations|newsroom|properties|imprint|privacy|accessibility)/;

/** Opens a page of each kind that links lead to, and looks at it. */
async function walk(page: Page, url: string, start: string, isLeftOut: RegExp, look: (kind: string, html: string) => Promise<void>): Promise<void> {
  const found = new Set<string>();
  const queue = [start];
  const isWithin = (link: string): boolean => (link === start || link.startsWith(`${start}/`)) && !isLeftOut.test(link);
  while (queue.length > 0) {
    const path = queue.shift()!;
    if (found.has(kind(path))) continue;
    found.add(kind(path));
    const response = await page.goto(url + path);
    expect(response?.status(), path).toBe(200);
    await look(kind(path), await response!.text());
    // Not through a locator, which would cost more than the page did.
    const links = await page.evaluate(() => [...document.querySelectorAll('a[href^="/"]')].map((link) => link.getAttribute('href')!));
    queue.push(...links.map((link) => link.split('#')[0]).filter(isWithin));
  }
}

function validate(documents: Map<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'standwerk-html-'));
  for (const [name, html] of documents) writeFileSync(join(folder, `${name.replace(/\W+/g, '_')}.html`), html);
  try {
    // It reads a few dozen pages: the better compiler would not be done before that is.
    execFileSync('java', ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-jar', vnu, '--errors-only', '--skip-non-html', folder], { encoding: 'utf8', stdio: 'pipe' });
    return '';
  } catch (error) {
    return String((error as { stderr: string }).stderr).replaceAll(folder, '');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Each language with the half of the looks: both together have seen all. */
const looks = {
  de: [{ ...narrow, colorScheme: 'light' }, { ...desk, colorScheme: 'dark' }],
  en: [{ ...narrow, colorScheme: 'dark' }, { ...desk, colorScheme: 'light' }],
} as const;

/**
 * What axe finds on the page, and whether it is wider than the screen; in the page itself, because a mail's preview is a frame
 * that may run no script, and axe would wait for it for ever.
 */
async function barriers(page: Page, locale: Locale): Promise<string[]> {
  const found: string[] = [];
  for (const { viewport, colorScheme } of looks[locale]) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    const problems = await page.evaluate(async () => {
      const options: Axe.RunOptions = { resultTypes: ['violations'], iframes: false };
      const { axe } = window as unknown as { axe: typeof Axe };
      const violations = (await axe.run(document, options)).violations.map((one) => `${one.id}: ${one.nodes[0].html}`);
      const wider = document.documentElement.scrollWidth - innerWidth;
      return wider > 0 ? [...violations, `${wider} pixels wider than the screen`] : violations;
    });
    found.push(...problems.map((one) => `${page.url()} at ${viewport.width}, ${colorScheme}: ${one}`));
  }
  return found;
}

/** The pages that the tests of a worker have come to; all are checked at once, because the checker takes longer to start. */
const test = base.extend<object, { documents: Map<string, string> }>({
  documents: [
    async ({}, use) => {
      const documents = new Map<string, string>();
      await use(documents);
      expect(validate(documents)).toBe('');
    },
    { scope: 'worker' },
  ],
});

test.beforeEach(({ page }) => page.addInitScript(axe));

/** Whose pages, and how many kinds there are at least. */
const walks = [
  { role: 'nobody', isLeftOut: /^$/, least: 15 },
  { role: 'organiser', isLeftOut: forEverybody, least: 25 },
  { role: 'exhibitor', isLeftOut: forEverybody, least: 8 },
  { role: 'desk staff', isLeftOut: forEverybody, least: 5 },
] as const;

for (const { role, isLeftOut, least } of walks) {
  for (const locale of ['de', 'en'] satisfies Locale[]) {
    test(`every page that ${role} can reach in ${locale} is accessible and valid`, async ({ page, site, documents }) => {
      // A bound against hanging: organisers have 140 kinds of pages, and a slow machine takes two seconds for one.
      test.setTimeout(480_000);
      if (role !== 'nobody') await site.signIn(page, role);
      const kinds: string[] = [];
      const problems: string[] = [];
      await walk(page, site.url, `/${locale}`, isLeftOut, async (kind, html) => {
        kinds.push(kind);
        documents.set(`${role} ${kind}`, html);
        problems.push(...(await barriers(page, locale)));
      });
      expect(problems).toEqual([]);
      expect(kinds.length, kinds.join(' ')).toBeGreaterThanOrEqual(least);
    });
  }
}

for (const locale of ['de', 'en'] satisfies Locale[]) {
  test(`what only a personal link opens, and what was refused, is accessible and valid in ${locale}`, async ({ page, browser, site, documents }) => {
    const organisers = await Organisers.of(browser, site, locale);
    const event = await upcoming(page, site, 'collision');
    const problems: string[] = [];
    const look = async (name: string): Promise<void> => {
      documents.set(`${locale} ${name}`, await page.content());
      problems.push(...(await barriers(page, locale)));
    };

    await page.goto(`${site.url}/${locale}/events/${event}/nothing`);
    await look('nothing');
    await page.goto(`${site.url}/${locale}/events/${event}/register`);
    await send(page, 'registration/register', { email: 'nobody' });
    await look('refused registration');
    await register(page, organisers, site, locale, event, 'Änne Öhler', `aenne.${locale}@besuch.example`);
    await look('my registration');
    await page.goto(`${site.url}/${locale}/events/${event}/programme`);
    await page.locator('main a[href*="/programme/"]').first().click();
    await page.waitForURL(/programme\/[0-9a-f-]{36}/);
    await look('session with a seat to book');
    await page.goto(`${site.url}/${locale}/events/${event}/apply`);
    await look('application to begin');
    await send(page, 'exhibitor/start-application', { email: `oehler.${locale}@firma.example` });
    await look('draft');
    await send(page, 'exhibitor/save-application', { vat_id: 'DE1' }, 'submit');
    await look('refused application');
    await page.goto(`${site.url}/${locale}/sign-in`);
    await send(page, 'account/request-sign-in', { email: `oehler.${locale}@firma.example` });
    await look('code to be typed');
    await send(page, 'account/sign-in-by-code', { code: '1234 5678' });
    await look('refused code');

    expect(problems).toEqual([]);
  });
}
