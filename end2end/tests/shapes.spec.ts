// How plan and programme look as a whole, at every size: compared with what was looked at and kept.
import { largeFair } from './large-fair';
import { expectShape } from './shape';
import { expect, test } from './site';

test('the plan keeps its shape, at 5, 100 and 1,800 units', { tag: '@desk' }, async ({ page, site }, { project }) => {
  const event = await largeFair(page, site);
  for (const [level, units] of [[2, '5'], [3, '100'], [4, '1800']] as const) {
    await page.goto(`${site.url}/de/events/${event}/plan?level=${level}`);
    await expect(page.locator('.plan-frame.is-live')).toBeVisible();
    await expectShape(page.locator('svg.plan').first(), `plan-${units}-${project.name}`);
  }
});

test('the programme keeps its shape, with 1, 4 and 9 stages', { tag: '@desk' }, async ({ page, site }, { project }) => {
  for (const stages of [1, 4, 9]) {
    const fair = `form-${stages}-${project.name}`;
    site.seedProgramme(fair, stages);
    await page.goto(`${site.url}/de/events/${fair}/programme`);
    await expect(page.locator('.slot')).toHaveCount(4 * stages);
    await expectShape(page.locator('.timetable').first(), `programme-${stages}-${project.name}`);
  }
});
