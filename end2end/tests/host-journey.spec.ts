// An organiser agrees hosts of an event and lets somebody of one in; everybody reads who they are, and a grant that is named.
import { expect, test } from './site';
import { mailed, send, sendConfirmed, upcoming } from './steps';

test('hosts from the agreement to the public page and away again', { tag: '@bare' }, async ({ page, site }) => {
  // One for each device: they share a site.
  const device = test.info().project.name.replace(/\W+/g, '-');
  const house = `Hafenhaus ${device}`;
  const fair = await upcoming(page, site, 'mipim');
  await site.signIn(page, 'organiser');
  await page.goto(`${site.url}/de/organise/events/${fair}`);
  await page.locator('nav a[href$="/hosts"]').first().click();
  await page.waitForURL('**/hosts');

  // More than the others leave is refused beside the field, and what was typed stays.
  await page.locator('#add > summary').click();
  await send(page, 'host/add-host', { name: house, share: '50' });
  await expect(page.locator('#add [name="share"]')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.locator('#add [name="name"]')).toHaveValue(house);
  await send(page, 'host/add-host', { share: '' });
  await expect(page.locator('.notice.is-ok')).toHaveCount(1);

  const row = page.locator('li', { has: page.locator('.list-name', { hasText: house }) }).first();
  await row.locator('details.fold', { has: page.locator('form[action$="/api/host/invite-co-host"]') }).locator('> summary').click();
  const invite = row.locator('form[action$="/api/host/invite-co-host"]');
  await invite.locator('[name="person_name"]').fill('Greta Hafen');
  await invite.locator('[name="email"]').fill(`greta.${device.toLowerCase()}@hafen.example`);
  await invite.locator('button[type="submit"]').click();
  await page.waitForURL('**done=invited**');
  await mailed(page, `${site.url}/de`, `greta.${device.toLowerCase()}@hafen.example`, 'host_invitation', /\/de\/hosting/);

  const shown = await page.context().newPage();
  await shown.goto(`${site.url}/de/events/${fair}`);
  await expect(shown.locator('.hosts')).toContainText(house);

  // It leaves: the public page names it no more.
  await page.goto(`${site.url}/de/organise/events/${fair}/hosts`);
  const again = page.locator('li', { has: page.locator('.list-name', { hasText: house }) }).first();
  await again.locator('details.fold', { has: page.locator('form[action$="/api/host/edit-host"]') }).locator('> summary').click();
  const question = again.locator('.ask', { has: page.locator('form[action$="/api/host/remove-host"]') });
  await again.locator(`[popovertarget="${await question.getAttribute('id')}"]`).first().click();
  await question.locator('button[type="submit"]').click();
  await page.waitForURL('**done=host-removed**');
  await shown.reload();
  await expect(shown.locator('.hosts')).not.toContainText(house);
  await shown.close();
});

test('a grant from its notice to its name on a page', { tag: '@bare' }, async ({ page, site }) => {
  const grantor = `Stiftung ${test.info().project.name.replace(/\W+/g, '-')}`;
  const fair = await upcoming(page, site, 'collision');
  await site.signIn(page, 'organiser');
  await page.goto(`${site.url}/de/organise/grants`);
  await page.locator('main a[href$="/new-grant"]').first().click();
  await page.waitForURL('**/new-grant');
  await send(page, 'grant/create-grant', { grantor, amount: '1000', starts_on: '2026-01-01', ends_on: '2025-01-01' });
  await expect(page.locator('[name="ends_on"]')).toHaveAttribute('aria-invalid', 'true');
  await send(page, 'grant/create-grant', { ends_on: '2026-12-31' });
  await page.waitForURL('**/organise/grants/*');

  const option = page.locator('form[action$="/api/grant/assign-grant"] option', { hasText: 'COLLISION' }).first();
  await send(page, 'grant/assign-grant', { event: (await option.getAttribute('value'))!, amount: '400' });
  await send(page, 'grant/change-grant', { amount: '300' });
  await expect(page.locator('form[action$="/api/grant/change-grant"] [name="amount"]')).toHaveAttribute('aria-invalid', 'true');
  await send(page, 'grant/change-grant', { amount: '900' });
  await expect(page.locator('#versions ~ * tbody tr')).toHaveCount(2);
  await send(page, 'grant/set-grant-credit', { is_public: true });

  const shown = await page.context().newPage();
  await shown.goto(`${site.url}/de/events/${fair}`);
  await expect(shown.locator('main')).toContainText(grantor);
  await shown.close();

  // Nothing hangs on it: it goes.
  await sendConfirmed(page, 'grant/unassign-grant');
  await sendConfirmed(page, 'grant/remove-grant');
  await expect(page.locator('.notice.is-ok')).toHaveCount(1);
});
