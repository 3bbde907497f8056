// A delegation asks by the public form; an organiser accepts, plans an item and asks its host, who confirms by the link.
import { expect, test } from './site';
import { mailed, send, sendConfirmed } from './steps';

test('a delegation from its request to a host who confirms', async ({ browser, page, site }) => {
  const host = `haus${Date.now()}@haus.example`;
  const organisation = `Clean Energy Circle ${Date.now()}`;
  await page.goto(`${site.url}/en/contact`);
  await page.locator('main a[href="/en/delegations"]').click();
  await page.waitForURL('**/en/delegations');
  await expect(page.locator('[name="website"]')).toBeHidden();
  const typed = {
    organisation, country: 'SG', people: '8', interests: 'Solar', wished: 'November', language: 'en',
    name: 'Mei Tan', email: 'mei.tan@delegation.example',
  };
  // Sent at once it comes back with all that was typed; then it is taken.
  await send(page, 'visit/request', typed);
  if (!page.url().includes('done=visit-sent')) {
    await expect(page.locator('[name="organisation"]')).toHaveValue(organisation);
    await send(page, 'visit/request');
  }
  await expect(page.locator('h1')).toHaveText('Your request has arrived');

  const organiser = await browser.newPage();
  await site.signIn(organiser, 'organiser');
  await organiser.goto(`${site.url}/en/organise/visits?state=new&q=${encodeURIComponent(organisation)}`);
  await organiser.locator('main table a').first().click();
  await organiser.waitForURL('**/organise/visits/*');
  const visit = organiser.url();
  await send(organiser, 'visit/set-state');
  await expect(organiser.locator('.chip').first()).toHaveText('Accepted');
  await organiser.locator('a[href$="/new-item"]').click();
  await organiser.waitForURL('**/new-item');
  await send(organiser, 'visit/add-item', {
    title: 'Tour of the house', starts: '2030-05-14T10:00', ends: '2030-05-14T11:00', host_organisation: 'Haus der Technik', host_email: host,
    host_locale: 'en',
  });
  await expect(organiser.locator('main')).toContainText('Not asked');
  await sendConfirmed(organiser, 'visit/ask-hosts');
  await expect(organiser.locator('main')).toContainText('Asked');

  const link = await mailed(organiser, `${site.url}/en`, host, 'visit_host_asked', /http\S+\/visit-hosts\/[A-Z2-7]{26}/);
  await page.goto(link);
  await expect(page.locator('main')).toContainText('Tour of the house');
  await expect(page.locator('main')).not.toContainText('Mei Tan');
  await send(page, 'visit/answer-as-host', {}, undefined);
  await expect(page.locator('.chip').first()).toHaveText('Confirmed');
  await organiser.goto(visit.split('?')[0]);
  await expect(organiser.locator('main table')).toContainText('Confirmed');
  await organiser.close();
});
