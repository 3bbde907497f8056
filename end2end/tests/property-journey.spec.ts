// An exhibitor writes a property and hands it in, an organiser publishes it, a visitor finds, watches, compares and asks.
import { expect, test } from './site';
import { another, send, sendConfirmed } from './steps';

for (const locale of ['de', 'en'] as const) {
  test(`a property from the draft to an enquiry, in ${locale}`, async ({ browser, page, site }, { project }) => {
    const slug = `zeche-neu-${locale}`;
    // Both languages may run at the same site.
    const [german, english] = [`Zeche Neu ${locale}`, `Mine New ${locale}`];
    const title = locale === 'de' ? german : english;
    const organiser = await another(browser, project.use);
    const visitor = await another(browser, project.use);
    await site.signIn(page, 'exhibitor');
    await page.goto(`${site.url}/${locale}/portal`);
    await page.locator('main a[href$="/portal/properties"]').click();
    await page.waitForURL('**/portal/properties');
    await page.locator('a[href$="/portal/properties/new"]').click();
    await page.waitForURL('**/portal/properties/new');

    // What is refused comes back with what was typed.
    await send(page, 'property/create', { title_de: german, title_en: english, slug, latitude: '51.48' });
    await expect(page.locator('[name="town"]')).toHaveAttribute('aria-invalid', 'true');
    await expect(page.locator('[name="title_de"]')).toHaveValue(german);
    await send(page, 'property/create', { town: 'Bochum', longitude: '7.21', description_de: 'Viel **Platz**.', description_en: 'Much **room**.' });
    await page.waitForURL(/portal\/properties\/[0-9a-f-]{36}/);
    await send(page, 'property/hand-in');
    await expect(page.locator('main .chip').first()).toHaveText(locale === 'de' ? 'Eingereicht' : 'Handed in');

    await visitor.goto(`${site.url}/${locale}/properties/${slug}`);
    await expect(visitor.getByRole('heading', { level: 1 })).toHaveText(locale === 'de' ? 'Nicht gefunden' : 'Not found');
    await site.signIn(organiser, 'organiser');
    await organiser.goto(`${site.url}/${locale}/organise/properties?publication=handed_in`);
    await organiser.locator('main table a', { hasText: title }).first().click();
    await organiser.waitForURL(/organise\/properties\/[0-9a-f-]{36}/);
    await sendConfirmed(organiser, 'property/publish');
    await organiser.close();

    await visitor.goto(`${site.url}/${locale}/properties?q=${encodeURIComponent(slug)}`);
    await expect(visitor.locator('[data-results] h3')).toHaveText([title]);
    await visitor.locator('[data-results] input[name="p"]').check();
    await visitor.locator('.property-compare button:not([formaction])').click();
    await visitor.waitForURL('**/properties/compare?**');
    await visitor.locator('tbody a', { hasText: title }).click();
    await visitor.waitForURL(`**/properties/${slug}`);
    const star = visitor.locator('button[data-star]');
    if (project.use.javaScriptEnabled === false) {
      await expect(star).toBeHidden();
    } else {
      await star.click();
      await visitor.locator('a[data-watch-list]').click();
      await expect(visitor.locator('[data-results] h3')).toHaveText([title]);
      await visitor.goto(`${site.url}/${locale}/properties/${slug}`);
    }

    await visitor.locator(`a[href*="/contact?property=${slug}"]`).click();
    await visitor.waitForURL('**/contact?property=**');
    const typed = { name: `Petra Pacht ${locale}`, email: 'petra@frage.example', message: 'Noch frei?', share: true };
    await send(visitor, 'enquiry/send', typed);
    // Sent at once it comes back; then it is taken.
    if (!visitor.url().includes('done=enquiry-sent')) await send(visitor, 'enquiry/send');
    await expect(visitor).toHaveURL(/done=enquiry-sent/);
    await page.goto(`${site.url}/${locale}/portal/properties`);
    await expect(page.locator('#enquiries ~ ul')).toContainText(`Petra Pacht ${locale}`);

    // And takes back that the exhibitor sees it.
    await sendConfirmed(visitor, 'enquiry/withdraw-sharing');
    await expect(visitor).toHaveURL(/done=sharing-withdrawn/);
    await page.goto(`${site.url}/${locale}/portal/properties`);
    await expect(page.locator('main')).not.toContainText(`Petra Pacht ${locale}`);
    await visitor.close();
  });
}
