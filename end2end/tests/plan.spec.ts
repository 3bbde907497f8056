// The booth plan's zoom: buttons, keys, and what pinching on a trackpad sends.
import { expect, test } from './site';

test('the plan is zoomed by buttons, keys and pinching, around what is in the middle', async ({ page, site }) => {
  await page.goto(`${site.url}/de`);
  const href = await page.locator('a[href^="/de/events/mipim-"]').first().getAttribute('href');
  await page.goto(`${site.url}${href}/plan`);
  const frame = page.locator('.plan-scroll');
  const tools = page.getByRole('group', { name: 'Plan vergrößern' });
  const plan = page.locator('.plan').first();
  const width = async (): Promise<number> => (await plan.boundingBox())!.width;
  const middle = (): Promise<number> => frame.evaluate((div) => (div.scrollLeft + div.clientWidth / 2) / div.scrollWidth);
  const whole = await width();

  await tools.getByRole('button', { name: 'Größer' }).click();
  await tools.getByRole('button', { name: 'Größer' }).click();
  await expect(frame).toHaveAttribute('data-zoom', '2');
  expect(await width()).toBeCloseTo(2 * whole, -1);
  await expect.poll(middle).toBeCloseTo(0.5, 1);
  await tools.getByRole('button', { name: 'Kleiner' }).click();
  await expect(frame).toHaveAttribute('data-zoom', '1.5');
  await tools.getByRole('button', { name: 'Ganzer Plan' }).click();
  await expect(frame).toHaveAttribute('data-zoom', '1');
  await expect(tools.getByRole('button', { name: 'Kleiner' })).toBeDisabled();

  await frame.focus();
  await page.keyboard.press('+');
  await page.keyboard.press('+');
  await page.keyboard.press('-');
  await expect(frame).toHaveAttribute('data-zoom', '1.5');
  await page.keyboard.press('0');
  await expect(frame).toHaveAttribute('data-zoom', '1');

  // Ten small moves of two fingers are one step, not ten; without Ctrl the wheel scrolls the page.
  const wheel = (deltaY: number, ctrlKey: boolean): Promise<boolean> =>
    frame.evaluate((div, init) => div.dispatchEvent(new WheelEvent('wheel', { ...init, bubbles: true, cancelable: true })), { deltaY, ctrlKey });
  for (let move = 0; move < 10; move++) expect(await wheel(-5, true), 'taken from the page').toBe(false);
  await expect(frame).toHaveAttribute('data-zoom', '1.5');
  expect(await wheel(-100, false), 'left to the page').toBe(true);
  await expect(frame).toHaveAttribute('data-zoom', '1.5');
  await wheel(100, true);
  await expect(frame).toHaveAttribute('data-zoom', '1');
});

test('a unit on the plan leads to its row, by keyboard too', async ({ page, site }) => {
  await page.goto(`${site.url}/de`);
  const href = await page.locator('a[href^="/de/events/mipim-"]').first().getAttribute('href');
  await page.goto(`${site.url}${href}/plan`);
  const unit = page.locator('.plan a').first();

  await unit.focus();
  await page.keyboard.press('Enter');

  await expect(page).not.toHaveURL(new RegExp(`${href}/plan$`));
});
