// Organisers change an item of a trip's programme and see whom it concerns; everybody reads the trip.
import { expect, test } from './site';
import { send } from './steps';

for (const locale of ['de', 'en'] as const) {
  test(`a change of a trip reaches those whom it concerns, in ${locale}`, async ({ browser, page, site }) => {
    const trip = `${site.url}/${locale}/events/toronto-pittsburgh/trip`;
    await page.goto(trip);
    await expect(page.locator('main')).toContainText('Mill 19');

    const organiser = await browser.newPage();
    await site.signIn(organiser, 'organiser');
    await organiser.goto(`${site.url}/${locale}/organise/events/toronto-pittsburgh/trip`);
    await organiser.locator('a.list-name', { hasText: 'DMZ' }).click();
    await organiser.waitForURL('**/trip/*');
    const host = `Gastgeberin ${locale}`;
    await send(organiser, 'trip/edit-item', { host });
    // Four of the six with a place travel with the companies.
    await expect(organiser.locator('.notice.is-warn').first()).toContainText('4');
    await organiser.close();

    await page.goto(trip);
    await expect(page.locator('main')).toContainText(host);
  });
}
