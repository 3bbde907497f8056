// Every page that can be reached by following links: it answers, axe finds nothing on it, and its HTML is valid.
import AxeBuilder from '@axe-core/playwright';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRequire } from 'node:module';
import { expect, test, type Locale } from './site';
import { Organisers, register, send, upcoming } from './steps';
import type { Page } from '@playwright/test';

const vnu = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');

/** A page's kind: ids and slugs blanked out, so that 60 exhibitors are looked at once. */
function kind(path: string): string {
  return path
    .split('?')[0]
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
    .replace(/(exhibitors)\/[^/]+/, '$1/:slug')
    .replace(/(events)\/[^/]+/, '$1/:event')
    .replace(/[A-Z2-7]{26}/g, ':code');
}

/** Opens a page of each kind that links lead to, and looks at it. */
async function walk(page: Page, url: string, start: string, look: (kind: string, html: string) => Promise<void>): Promise<void> {
  const found = new Set<string>();
  const queue = [start];
  while (queue.length > 0) {
    const path = queue.shift()!;
    if (found.has(kind(path))) continue;
    found.add(kind(path));
    const response = await page.goto(url + path);
    expect(response?.status(), path).toBe(200);
    await look(kind(path), await response!.text());
    const links = await page.locator('a[href^="/"]').evaluateAll((all) => all.map((link) => link.getAttribute('href')!));
    queue.push(...links.map((link) => link.split('#')[0]).filter((link) => link === start || link.startsWith(`${start}/`)));
  }
}

function validate(documents: Map<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'standwerk-html-'));
  for (const [name, html] of documents) writeFileSync(join(folder, `${name.replace(/\W+/g, '_')}.html`), html);
  try {
    execFileSync('java', ['-jar', vnu, '--errors-only', '--skip-non-html', folder], { encoding: 'utf8', stdio: 'pipe' });
    return '';
  } catch (error) {
    return String((error as { stderr: string }).stderr).replaceAll(folder, '');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What axe finds on the page itself: a mail's preview is a frame that may run no script, and axe would wait for it for ever. */
async function barriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations.map((one) => `${page.url()}: ${one.id}: ${one.nodes[0].html}`);
}

for (const [role, locale] of [['nobody', 'de'], ['nobody', 'en'], ['organiser', 'de'], ['organiser', 'en'], ['exhibitor', 'de'], ['exhibitor', 'en'], ['desk staff', 'de']] as const) {
  test(`every page that ${role} can reach in ${locale} is accessible and valid`, async ({ page, site }) => {
    test.setTimeout(240_000);
    if (role !== 'nobody') await site.signIn(page, role);
    const documents = new Map<string, string>();
    const problems: string[] = [];
    await walk(page, site.url, `/${locale}`, async (name, html) => {
      documents.set(name, html);
      problems.push(...(await barriers(page)));
    });
    expect(problems).toEqual([]);
    expect(validate(documents)).toBe('');
    expect(documents.size).toBeGreaterThan(5);
  });
}

for (const locale of ['de', 'en'] satisfies Locale[]) {
  test(`what only a personal link opens, and what was refused, is accessible and valid in ${locale}`, async ({ page, browser, site }, { project }) => {
    const organisers = await Organisers.of(browser, site, locale);
    const event = await upcoming(page, site, 'collision');
    const documents = new Map<string, string>();
    const problems: string[] = [];
    const look = async (name: string): Promise<void> => {
      documents.set(name, await page.content());
      problems.push(...(await barriers(page)));
    };

    await page.goto(`${site.url}/${locale}/events/${event}/nothing`);
    await look('nothing');
    await page.goto(`${site.url}/${locale}/events/${event}/register`);
    await send(page, 'registration/register', { email: 'nobody' });
    await look('refused registration');
    await register(page, organisers, site, locale, event, 'Änne Öhler', `aenne.${project.name}.${locale}@besuch.example`);
    await look('my registration');
    await page.goto(`${site.url}/${locale}/events/${event}/programme`);
    await page.locator('main a[href*="/programme/"]').first().click();
    await page.waitForURL(/programme\/[0-9a-f-]{36}/);
    await look('session with a seat to book');
    await page.goto(`${site.url}/${locale}/events/${event}/apply`);
    await send(page, 'exhibitor/start-application', { email: `oehler.${project.name}.${locale}@firma.example` });
    await look('draft');
    await send(page, 'exhibitor/save-application', { vat_id: 'DE1' }, 'submit');
    await look('refused application');

    expect(problems).toEqual([]);
    expect(validate(documents)).toBe('');
  });
}
