// From paper to contact: the badge's PDF, its QR read by a decoder that knows nothing of us, the door, the lead, its withdrawal.
import { travels } from './devices';
import { expect, test } from './site';
import { another, Organisers, register, scan, send, sendConfirmed, upcoming } from './steps';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import vCard from 'vcf';

/** What the QR codes of a PDF's pages say, after it was drawn by poppler and read by zbar. */
async function codesOn(pdf: Buffer): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'badge-'));
  writeFileSync(join(folder, 'badges.pdf'), pdf);
  execFileSync('pdftoppm', ['-r', '150', '-gray', '-png', 'badges.pdf', 'page'], { cwd: folder });
  const read = execFileSync('sh', ['-c', 'zbarimg --quiet --raw -Sdisable -Sqrcode.enable page*.png'], { cwd: folder, encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  return read.trim().split('\n');
}

/** What a link of this page downloads. */
async function download(page: Page, href: string): Promise<Buffer> {
  const answer = await page.request.get(new URL(href, page.url()).href);
  expect(answer.status()).toBe(200);
  return answer.body();
}

for (const { locale, tag } of travels) {
  test(`a printed badge opens the door and, with consent, gives a contact (${locale})`, { tag }, async ({ page, browser, site }, { project }) => {
    const name = `Šárka Öz ${project.name} ${locale}`;
    const email = `sarka.${project.name.replaceAll(' ', '-')}.${locale}@besuch.example`;
    const organisers = await Organisers.of(browser, site, locale);
    const event = await upcoming(page, site, 'mipim');
    await register(page, organisers, site, locale, event, name, email);

    // Paper.
    const badges = await organisers.open(event, `/badges?q=${encodeURIComponent(name)}`);
    const [code, ...others] = await codesOn(await download(badges, (await badges.locator('main a[href*=".pdf"][href*="/badges/"]').first().getAttribute('href'))!));
    expect(others).toEqual([]);
    expect(code).toMatch(/^http:\/\/localhost:\d+\/B\/[A-Z2-7]{26}$/);

    // A stranger's phone learns nothing from it.
    const stranger = await another(browser, project.use);
    await stranger.goto(code);
    expect(await stranger.content()).not.toContain('Šárka');

    // The door.
    const desk = await another(browser, project.use);
    await site.signIn(desk, 'organiser');
    await site.whileItIsOn(event, async () => {
      await desk.goto(`${site.url}/${locale}/desk/${event}`);
      await scan(desk, code);
      await expect(desk.locator('.desk.is-welcome')).toContainText(name);
    });

    // The stand: asked, agreed, noted, exported.
    const stand = await another(browser, project.use);
    await site.signIn(stand, 'exhibitor');
    await stand.goto(`${site.url}/${locale}/portal`);
    const portal = await stand.locator('main a[href*="/portal/"]').first().getAttribute('href');
    await stand.goto(`${site.url}${portal}/scan?code=${encodeURIComponent(code)}`);
    await expect(stand.locator('main')).toContainText(name);
    await send(stand, 'lead/agree-contact');
    await send(stand, 'lead/edit-lead', { rating: '4', note: '=1+1 will ein Angebot' });
    await stand.goto(`${site.url}${portal}/leads`);
    await expect(stand.locator('main li', { hasText: email })).toContainText('4/5');
    const table = (await stand.locator('main a[href*="leads.csv"]').getAttribute('href'))!;
    const exported = (await download(stand, table)).toString('utf8').split('\n').find((line) => line.includes(email));
    expect(exported).toContain('"\u2060=1+1 will ein Angebot"');

    // The receipt takes it all back.
    await page.goto(await organisers.mail(email, 'lead_receipt', /http\S+\/contacts\/[A-Z2-7]{26}/));
    await send(page, 'lead/withdraw-contact');
    await stand.goto(`${site.url}${portal}/leads`);
    await expect(stand.locator('main')).not.toContainText(email);
    expect((await download(stand, table)).toString('utf8')).not.toContain(email);

    // A badge that was revoked opens no door.
    await organisers.open(event, `/badges?q=${encodeURIComponent(name)}`);
    await sendConfirmed(badges, 'badge/revoke-badge');
    await desk.goto(`${site.url}/${locale}/desk/${event}`);
    await scan(desk, code);
    await expect(desk.locator('.desk.is-refused')).toBeVisible();
  });
}

test('the contact of somebody on a stand is one that an address book files under the name', async ({ page, browser, site }) => {
  const organisers = await Organisers.of(browser, site, 'en');
  const badges = await organisers.open(await upcoming(page, site, 'mipim'), '/badges?role=exhibitor');
  const [code] = await codesOn(await download(badges, (await badges.locator('main a[href*=".pdf"][href*="/badges/"]').first().getAttribute('href'))!));

  const file = await download(badges, `${site.url}/b/${code.split('/').pop()}.vcf`);
  const card = new vCard().parse(file.toString('utf8'));

  const [family, given, , prefix] = String(card.get('n').valueOf()).split(';');
  expect(card.get('version').valueOf()).toBe('3.0');
  expect(family).not.toBe('');
  expect([prefix, given, family].filter(Boolean).join(' ')).toBe(card.get('fn').valueOf());
  expect(card.get('uid').valueOf()).toMatch(/^urn:uuid:[0-9a-f-]{36}$/);
});
