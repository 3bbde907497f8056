// The agency's home: what one looks for stands in the address, the map says where, and a page can be passed on.
import { travels } from './devices';
import { expect, test } from './site';

for (const { locale, tag } of travels) {
  test(`the start page is narrowed at once, and its address keeps that (${locale})`, { tag }, async ({ page, site }, { project }) => {
    const script = project.use.javaScriptEnabled !== false;
    await page.goto(`${site.url}/${locale}`);
    const tiles = page.locator('[data-results] .tile-event');
    const all = await tiles.count();
    await expect(page.locator('svg.map[role="img"]')).toHaveCount(1);
    await expect(page.locator('.towns-list .list-name').first()).toBeVisible();

    await page.locator('select[name="kind"]').selectOption('conference');
    if (!script) await page.locator('.toolbar-form button[type="submit"]').click();
    await expect(page).toHaveURL(/kind=conference/);
    await expect(tiles).not.toHaveCount(all);
    await page.reload();
    await expect(page.locator('select[name="kind"]')).toHaveValue('conference');
    await expect(tiles).not.toHaveCount(all);
    await page.locator('.toolbar-reset a').click();
    await expect(tiles).toHaveCount(all);

    // A bridge shows where it leads, and its address as a code.
    await page.goto(`${site.url}/${locale}/bridges/north-america`);
    await expect(page.locator('.timeline .timeline-entry').first()).toBeVisible();
    await page.locator('details.fold > summary').last().click();
    await expect(page.locator('svg.qr')).toBeVisible();
    await expect(page.locator('[data-share-address]')).toContainText(`/${locale}/bridges/north-america`);
  });
}
