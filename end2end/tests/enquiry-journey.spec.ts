// A visitor asks something from an event's page; an organiser takes it over, writes a note and is done with it.
import { expect, test } from './site';
import { send, upcoming } from './steps';

for (const locale of ['de', 'en'] as const) {
  test(`an enquiry from the foot of a page to its end, in ${locale}`, async ({ browser, page, site }) => {
    const fair = await upcoming(page, site, 'mipim');
    const name = `Nora Neu ${locale === 'de' ? 'Eins' : 'Zwei'}`;
    await page.goto(`${site.url}/${locale}/events/${fair}`);
    await page.locator(`footer a[href*="/contact?event=${fair}"]`).click();
    await page.waitForURL('**/contact?event=**');
    await expect(page.locator('[name="website"]')).toBeHidden();

    // Sent at once it comes back with all that was typed, as it does for whoever fills in everything; then it is taken.
    const typed = { name, email: 'nora@frage.example', phone: '+49 201 1234567', call_back: true, call_when: 'ab 15 Uhr', message: 'Wo ist der Eingang?' };
    await send(page, 'enquiry/send', typed);
    if (!page.url().includes('done=enquiry-sent')) {
      await expect(page.locator('[name="message"]')).toHaveValue('Wo ist der Eingang?');
      await send(page, 'enquiry/send');
    }
    await expect(page).toHaveURL(/done=enquiry-sent/);
    await expect(page.locator('h1')).toHaveText(locale === 'de' ? 'Ihre Nachricht ist angekommen' : 'Your message has arrived');

    const organiser = await browser.newPage();
    await site.signIn(organiser, 'organiser');
    await organiser.goto(`${site.url}/${locale}/organise/events/${fair}/enquiries`);
    await organiser.locator('a', { hasText: name }).click();
    await organiser.waitForURL('**/organise/enquiries/*');
    await expect(organiser.locator('a[href="tel:+492011234567"]')).toBeVisible();
    await expect(organiser.locator('a[href^="mailto:nora@frage.example?subject="]')).toBeVisible();
    await send(organiser, 'enquiry/assign');
    await send(organiser, 'enquiry/add-note', { body: 'Rückruf am Montag' });
    await expect(organiser.locator('main')).toContainText('Rückruf am Montag');
    await send(organiser, 'enquiry/set-state');
    await expect(organiser.locator('.chip').first()).toHaveText(locale === 'de' ? 'Erledigt' : 'Done');

    await organiser.goto(`${site.url}/${locale}/organise/enquiries`);
    await expect(organiser.locator('main table')).not.toContainText(name);
    await organiser.goto(`${site.url}/${locale}/organise/enquiries?state=done`);
    await expect(organiser.locator('main table')).toContainText(name);
    await organiser.close();
  });

  test(`what is asked of a bridge stands on its page for organisers, in ${locale}`, async ({ browser, page, site }) => {
    const name = `Bea Bridge ${locale === 'de' ? 'Eins' : 'Zwei'}`;
    await page.goto(`${site.url}/${locale}/bridges/israel`);
    await page.locator('main a[href*="/contact?bridge=israel"]').click();
    await page.waitForURL('**/contact?bridge=israel');
    await send(page, 'enquiry/send', { name, email: 'bea@frage.example', message: 'Wer hilft?' });
    if (!page.url().includes('done=enquiry-sent')) await send(page, 'enquiry/send');
    await expect(page).toHaveURL(/done=enquiry-sent/);
    await expect(page.locator('main a[href$="/bridges/israel"]')).toBeVisible();

    const organiser = await browser.newPage();
    await site.signIn(organiser, 'organiser');
    await organiser.goto(`${site.url}/${locale}/organise/bridges/israel`);
    await organiser.locator('section[aria-labelledby=enquiries] a', { hasText: name }).click();
    await organiser.waitForURL('**/organise/enquiries/*');
    await expect(organiser.locator('main a[href$="/organise/bridges/israel"]')).toBeVisible();
    await organiser.goto(`${site.url}/${locale}/organise/enquiries?q=${encodeURIComponent(name)}`);
    await expect(organiser.locator('[name="bridge"]')).toBeVisible();
    await expect(organiser.locator('main table')).toContainText(name);
    await organiser.close();
  });
}
