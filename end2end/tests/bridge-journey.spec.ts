// An organiser makes a bridge, names whom it links, shows it, and lets an event belong to it; everybody finds the way there.
import { expect, test } from './site';
import { send, sendConfirmed, upcoming } from './steps';

for (const locale of ['de', 'en'] as const) {
  test(`a bridge from its draft to its events, in ${locale}`, { tag: '@bare' }, async ({ page, site }) => {
    // One for each device: they share a site.
    const slug = `haifa-${locale}-${test.info().project.name.replace(/\W+/g, '-')}`;
    const organise = `${site.url}/${locale}/organise/bridges`;
    await site.signIn(page, 'organiser', locale);
    await page.goto(organise);
    await page.locator('main a[href$="/new-bridge"]').click();
    await page.waitForURL('**/new-bridge');

    // What is wrong is said beside it, and what was typed stays.
    await send(page, 'bridge/create-bridge', { name: 'Brücke nach Haifa', slug, kind: 'bridge', since_year: '16' });
    await expect(page.locator('[name="since_year"]')).toHaveAttribute('aria-invalid', 'true');
    await expect(page.locator('[name="name"]')).toHaveValue('Brücke nach Haifa');
    await send(page, 'bridge/create-bridge', { since_year: '2016', purpose_de: 'Für **Häfen**', purpose_en: 'For **ports**' });
    await page.waitForURL(`**/organise/bridges/${slug}**`);

    // Two partners, the second one first.
    for (const partner_name of ['Hafen Haifa', 'AHK Israel']) {
      await page.locator('#partners ~ details.fold > summary').click();
      await send(page, 'bridge/add-partner', { partner_name, agreed_on: '2019-11-25' });
    }
    await send(page, 'bridge/move-partner-up');
    await expect(page.locator('.list-name').first()).toHaveText('AHK Israel');

    await send(page, 'bridge/set-state');
    const shown = await page.context().newPage();
    await shown.goto(`${site.url}/${locale}/bridges`);
    await shown.locator(`main a[href$="/bridges/${slug}"]`).click();
    await shown.waitForURL(`**/bridges/${slug}`);
    await expect(shown.locator('main')).toContainText(locale === 'de' ? 'Vereinbarung vom 25. November 2019' : 'Agreement of 25 November 2019');
    await expect(shown.locator('.prose strong')).toHaveText(locale === 'de' ? 'Häfen' : 'ports');
    await shown.close();

    // Nothing belongs to it: it goes.
    await sendConfirmed(page, 'bridge/remove-bridge');
    await expect(page.locator('.notice.is-ok')).toHaveCount(1);
    await expect(page.locator(`main a[href$="/bridges/${slug}"]`)).toHaveCount(0);
  });
}

test('from an event to its bridge and back', { tag: '@bare' }, async ({ page, site }) => {
  const fair = await upcoming(page, site, 'collision');
  await page.goto(`${site.url}/de/events/${fair}`);
  await page.locator('main a[href="/de/bridges/north-america"]').click();
  await page.waitForURL('**/bridges/north-america');
  // It stands on the line of what is to come, and in the list behind the map.
  await expect(page.locator('main svg.map')).toHaveAttribute('aria-label', /Weltkarte/);
  await page.locator(`.timeline a[href="/de/events/${fair}"]`).click();
  await page.waitForURL(`**/events/${fair}`);
});

test('what a company of a network seeks, from the organiser to everybody', { tag: '@bare' }, async ({ page, site }) => {
  // One for each device: they share a site.
  const company = `Drahtwerk ${test.info().project.name.replace(/\W+/g, '-')}`;
  await site.signIn(page, 'organiser');
  await page.goto(`${site.url}/de/organise/bridges/in-die-regionruhr`);
  await page.locator('main a[href$="/companies"]').click();
  await page.waitForURL('**/companies');
  await page.locator('#add > summary').click();
  await send(page, 'bridge/add-company', { company_name: company });
  await expect(page.locator('#add [name="offers_de"]')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.locator('#add [name="company_name"]')).toHaveValue(company);
  await send(page, 'bridge/add-company', { seeks_de: 'Walzdraht', seeks_en: 'Wire rod' });
  await expect(page.locator('.notice.is-ok')).toHaveCount(1);

  const shown = await page.context().newPage();
  await shown.goto(`${site.url}/en/bridges/in-die-regionruhr`);
  await shown.locator('main a[href$="/companies"]').click();
  await shown.waitForURL('**/companies');
  await shown.goto(`${site.url}/en/bridges/in-die-regionruhr/companies?q=${encodeURIComponent(company)}`);
  await expect(shown.locator('main .list')).toContainText('Wire rod');
  await shown.close();
});
