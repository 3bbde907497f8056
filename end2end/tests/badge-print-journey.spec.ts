// Printing many badges: the button, the bar, the file; on the way out, and without script.
import { seedBadges } from './seed';
import { expect, test } from './site';
import { another, send } from './steps';
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Hundreds of badges take a busy machine their time. */
const MAKING = { timeout: 60_000 };

/** How many pages a PDF has, asked of poppler. */
function pagesOf(file: string): number {
  return Number(/^Pages:\s+(\d+)$/m.exec(execFileSync('pdfinfo', [file], { encoding: 'utf8' }))![1]);
}

test('three hundred badges are printed with a bar that fills, and the download begins by itself', async ({ page, site }, { project }) => {
  const fair = `druck-${project.name.replaceAll(' ', '-')}`;
  seedBadges(site.database, fair, 300);
  await site.signIn(page, 'organiser');
  await page.goto(`${site.url}/de/organise/events/${fair}/badges`);
  const download = page.waitForEvent('download');

  await page.getByRole('button', { name: 'Alle drucken (300, PDF, A6)' }).click();
  // Not its load: the download may begin before that.
  await page.waitForURL(/\/files\/[0-9a-f-]{36}/, { waitUntil: 'commit' });
  const file = await download;

  expect(file.suggestedFilename()).toBe(`${fair}-badges.pdf`);
  expect(pagesOf(await file.path())).toBe(300);
  await expect(page.locator('[data-making="finished"]')).toContainText('300 Ausweise');
  // A reload does not fetch it again, the link does.
  let fetched = 0;
  page.on('download', () => (fetched += 1));
  await page.reload();
  await expect(page.locator('[data-making="finished"]')).toBeVisible();
  expect(fetched).toBe(0);
  const again = page.waitForEvent('download');
  await page.getByRole('link', { name: 'PDF herunterladen' }).click();
  expect(pagesOf(await (await again).path())).toBe(300);

  // What is on paper is not printed again; what was made is found again.
  await page.goto(`${site.url}/de/organise/events/${fair}/badges?unprinted=yes`);
  await expect(page.locator('main')).toContainText('Nichts gefunden');
  await page.getByRole('link', { name: 'Ausweise zum Drucken (PDF)' }).click();
  await expect(page.getByRole('link', { name: 'PDF herunterladen' })).toBeVisible();
});

test('the bar tells how far it is, and what is cancelled stays away', async ({ page, site }, { project }) => {
  const fair = `abbruch-${project.name.replaceAll(' ', '-')}`;
  // More than any machine makes before somebody has pressed the button.
  seedBadges(site.database, fair, 30_000);
  await site.signIn(page, 'organiser');
  await page.goto(`${site.url}/de/organise/events/${fair}/badges`);

  await page.getByRole('button', { name: /Alle drucken/ }).click();
  const count = page.locator('[data-making-count]');
  // A step is two hundred badges: until it is told, and until it is left.
  await expect(count).toHaveText(/\d von 30\.000/, MAKING);
  const first = await page.getByRole('progressbar').getAttribute('value');
  await expect(page.getByRole('progressbar')).not.toHaveAttribute('value', first!, MAKING);
  await page.getByRole('button', { name: 'Abbrechen' }).click();

  await expect(page.locator('main')).toContainText('Abgebrochen, es gibt keine Datei.', MAKING);
  await expect(page.getByRole('button', { name: 'Neu erstellen' })).toBeVisible();
});

test('without script the page asks again by itself', async ({ browser, site }, { project }) => {
  const fair = `ohne-${project.name.replaceAll(' ', '-')}`;
  seedBadges(site.database, fair, 300);
  const page = await another(browser, { ...project.use, javaScriptEnabled: false });
  await site.signIn(page, 'organiser');
  await page.goto(`${site.url}/de/organise/events/${fair}/badges`);

  await send(page, 'generated-file/request-file');
  const link = page.getByRole('link', { name: 'PDF herunterladen' });
  await expect(link).toBeVisible(MAKING);

  const answer = await page.request.get(new URL((await link.getAttribute('href'))!, page.url()).href);
  const file = join(tmpdir(), `${fair}.pdf`);
  writeFileSync(file, await answer.body());
  expect(pagesOf(file)).toBe(300);
  expect(readFileSync(file).byteLength).toBe(Number(answer.headers()['content-length']));
  rmSync(file);
});
