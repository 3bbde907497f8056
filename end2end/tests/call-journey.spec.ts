// A call from its draft to its winner: organisers write it, somebody enters, organisers close, decide, and publish.
import { expect, test } from './site';
import { day, send, sendConfirmed } from './steps';

for (const locale of ['de', 'en'] as const) {
  test(`a call from its draft to its winner, in ${locale}`, async ({ browser, page, site }) => {
    const slug = `call-${locale}`;
    const organiser = await browser.newPage();
    await site.signIn(organiser, 'organiser');
    await organiser.goto(`${site.url}/${locale}/organise/new-call`);
    await send(organiser, 'call/create', {
      title_de: `Aufruf ${locale}`,
      title_en: `Call ${locale}`,
      slug,
      hosts: 'Stadt Hagen',
      text_de: 'Wir suchen.',
      text_en: 'We look for it.',
      opens_on: day(-2),
      closes_on: day(20),
    });
    await organiser.locator('#criteria ~ details > summary').click();
    await send(organiser, 'call/put-criterion', { name_de: 'Nutzen', name_en: 'Use', weight: '10', most_points: '5' });
    await send(organiser, 'call/set-state');

    await page.goto(`${site.url}/${locale}/calls/${slug}`);
    await expect(page.locator('main')).toContainText('(Europe/Berlin)');
    await page.locator('a[href$="/enter"]').click();
    await page.waitForURL('**/enter');
    await expect(page.locator('[name="website"]')).toBeHidden();
    await send(page, 'call/start-entry', { organisation: `Alpha ${locale}`, contact_name: 'Ada Alpha', email: `ada-${locale}@alpha.example` });
    // Sent at once it comes back with all that was typed; then it is taken.
    if (!page.url().includes('done=entry-started')) {
      await expect(page.locator('[name="organisation"]')).toHaveValue(`Alpha ${locale}`);
      await send(page, 'call/start-entry');
    }
    await expect(page).toHaveURL(/\/call-entries\/[A-Z2-7]{26}/);
    await send(page, 'call/save-entry', {}, 'yes');
    await expect(page).toHaveURL(/done=entry-handed-in/);

    await organiser.goto(`${site.url}/${locale}/organise/calls/${slug}`);
    await send(organiser, 'call/set-state');
    await organiser.goto(`${site.url}/${locale}/organise/calls/${slug}/entries`);
    await organiser.locator('main table a', { hasText: `Alpha ${locale}` }).click();
    await organiser.waitForURL('**/entries/*');
    await send(organiser, 'call/decide-entry');
    await expect(organiser).toHaveURL(/done=entry-decided/);
    await organiser.goto(`${site.url}/${locale}/organise/calls/${slug}`);
    await send(organiser, 'call/set-state');
    await organiser.goto(`${site.url}/${locale}/organise/calls/${slug}/entries`);
    await sendConfirmed(organiser, 'call/send-decisions');
    await send(organiser, 'call/show-winners');

    await page.goto(`${site.url}/${locale}/calls/${slug}`);
    await expect(page.locator('#winners + *')).toContainText(`Alpha ${locale}`);
    await organiser.close();
  });
}
