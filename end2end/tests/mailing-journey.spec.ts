// An organiser writes to everybody who exhibits: types, looks at the letters, tries one on herself, plans it, calls it off,
// sends it, takes it back.
import { expect, test } from './site';
import { day, Organisers, send, sendConfirmed, upcoming } from './steps';

for (const locale of ['de', 'en'] as const) {
  test(`a letter to all exhibitors, in ${locale}`, async ({ browser, page, site }) => {
    const fair = await upcoming(page, site, 'mipim');
    const organisers = await Organisers.of(browser, site, locale);
    await site.signIn(page, 'organiser', locale);
    const list = `${site.url}/${locale}/organise/events/${fair}/mail`;
    await page.goto(list);
    await page.locator('main a[href$="/mail/groups"]').first().click();
    await page.waitForURL('**/mail/groups');
    await send(page, 'mailing/begin', { audience: 'exhibitors', purpose: 'about_event' });

    // What is typed saves itself, and is there again after a reload.
    const link = `https://stand.example/aufbau-${locale}`;
    const wrong = `Für {vorname} von {organisation}: ${link}.`;
    await page.locator('[name="subject_de"]').fill('Aufbau am Montag');
    await page.locator('[name="body_de"]').fill(wrong);
    await expect(page.locator('.saving-state')).toContainText(locale === 'de' ? 'Gespeichert' : 'Saved');
    await page.reload();
    await expect(page.locator('[name="body_de"]')).toHaveValue(wrong);

    // What cannot be filled in is said beside it, with what can.
    await send(page, 'mailing/save', {}, 'preview');
    await expect(page.locator('[name="body_de"]')).toHaveAttribute('aria-invalid', 'true');
    await expect(page.locator('main')).toContainText('{vorname}');
    await expect(page.locator('main')).toContainText(locale === 'de' ? '{standplatz}' : '{unit}');
    const right = `Für {name} von {organisation}, {standplatz}.\n\nMehr: ${link}.`;
    await send(page, 'mailing/save', { body_de: right }, 'preview');
    await page.waitForURL('**/preview');

    // The letters, one after the other.
    const letter = page.frameLocator('iframe.mail-preview');
    await expect(letter.locator('body')).toContainText('Mehr:');
    await expect(letter.locator(`a[href="${link}"]`)).toHaveCount(1);
    const first = await letter.locator('body').innerText();
    await page.locator('a[rel="next"]').click();
    await page.waitForURL('**/preview?reader=2**');
    await expect(letter.locator('body')).not.toHaveText(first);

    // Without the jump to the letter: its frame moves what is above it while it loads.
    await page.goto(page.url().replace(/#.*/, ''));
    await send(page, 'mailing/test');
    await organisers.mail('', 'test_mailing', new RegExp(`Test: Diese E-Mail haben nur Sie bekommen.* Mehr: ${link}`));

    await send(page, 'mailing/plan', { at: day(3, '09:00') });
    await expect(page.locator('.chip').first()).toHaveText(locale === 'de' ? 'Geplant' : 'Planned');
    await sendConfirmed(page, 'mailing/call-off');
    await expect(page.locator('[name="subject_de"]')).toHaveValue('Aufbau am Montag');

    await send(page, 'mailing/save', {}, 'preview');
    await sendConfirmed(page, 'mailing/send');
    await expect(page.locator('.chip').first()).toHaveText(locale === 'de' ? 'Wird verschickt' : 'Being sent');
    // The worker writes it in its own time. The other language's letters are in the same list.
    const arrived = () => organisers.mail('', 'partner_mailing', new RegExp(link)).then(() => true, () => false);
    await expect.poll(arrived).toBe(true);
    await sendConfirmed(page, 'mailing/call-off');
    await expect(page.locator('.chip').first()).toHaveText(locale === 'de' ? 'Zurückgenommen' : 'Taken back');
    await page.goto(`${list}?kind=partner_mailing&state=waiting`);
    await expect(page.locator('main table')).toHaveCount(0);
  });
}
