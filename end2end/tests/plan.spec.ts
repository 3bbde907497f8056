// The booth plan: legible at every size, zoomed by hand, wheel and keys, dragged, searched, and good without script.
//
// What has to hold at every size is measured here, and says what is wrong: that a label lies within its unit is the same on
// every machine. How the whole looks is compared in shapes.spec.ts.
import { largeFair } from './large-fair';
import { expect, test } from './site';
import { upcoming } from './steps';
import type { Page } from '@playwright/test';

const zoomOf = (page: Page) => page.locator('.plan-frame').first().getAttribute('data-zoom').then(Number);

/** Twice as large, around the middle, as two quick taps make it. */
async function doubled(page: Page): Promise<void> {
  const before = await zoomOf(page);
  await page.locator('svg.plan').first().evaluate((svg) => {
    const box = svg.getBoundingClientRect();
    svg.dispatchEvent(new MouseEvent('dblclick', { clientX: box.left + box.width / 2, clientY: box.top + box.height / 2, bubbles: true }));
  });
  await expect.poll(() => zoomOf(page)).toBeCloseTo(before * 2, 1);
}

interface Labels { shown: number; out: string[]; crossed: string[]; heights: number[] }

/** The labels in sight: those that leave their unit, those that touch another, and how high they are. */
const labels = (page: Page): Promise<Labels> =>
  page.locator('svg.plan').first().evaluate((svg) => {
    const frame = svg.getBoundingClientRect();
    const boxes = [...svg.querySelectorAll<SVGTextElement>('.plan-texts text')].map((text) => ({ text: text.textContent!, of: text.dataset.of!, box: text.getBoundingClientRect() }));
    const seen = boxes.filter(({ box }) => box.right > frame.left && box.left < frame.right && box.bottom > frame.top && box.top < frame.bottom);
    const out = seen.filter(({ of, box }) => {
      const unit = document.getElementById(`unit-${of}`)!.querySelector('path')!.getBoundingClientRect();
      return box.left < unit.left - 1 || box.right > unit.right + 1 || box.top < unit.top - 1 || box.bottom > unit.bottom + 1;
    });
    const crossed: string[] = [];
    seen.forEach((one, index) => seen.slice(index + 1).forEach((other) => {
      const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      if (across > 1 && down > 1) crossed.push(`${one.text} / ${other.text}`);
    }));
    return { shown: seen.length, out: out.map(({ text, of }) => `${text} of ${of}`), crossed, heights: [...new Set(seen.map(({ box }) => Math.round(box.height)))] };
  });

/** Arrows and words around the floor that touch its wall, and those that the edge of the drawing cuts off. */
const strayed = (page: Page): Promise<{ onTheWall: string[]; cutOff: string[] }> =>
  page.locator('svg.plan').first().evaluate((svg) => {
    const [frame, floor] = [svg, svg.querySelector('.plan-floor')!].map((one) => one.getBoundingClientRect());
    const marks = [...svg.querySelectorAll('.plan-mark path, .plan-mark text')].map((mark) => ({ name: mark.textContent || mark.getAttribute('transform')!, box: mark.getBoundingClientRect() }));
    const names = (which: typeof marks): string[] => which.map(({ name }) => name);
    return {
      onTheWall: names(marks.filter(({ box }) => box.right > floor.left && box.left < floor.right && box.bottom > floor.top && box.top < floor.bottom)),
      cutOff: names(marks.filter(({ box }) => box.left < frame.left || box.right > frame.right || box.top < frame.top || box.bottom > frame.bottom)),
    };
  });

test('entrance and north stand clear of the wall, at every size', { tag: '@desk' }, async ({ page, site }) => {
  const event = await largeFair(page, site);
  // 16 units, 5, 100 and 200.
  for (const level of [1, 2, 3, 4]) {
    await page.goto(`${site.url}/de/events/${event}/plan?level=${level}`);
    await expect(page.locator('.plan-frame.is-live')).toBeVisible();
    expect(await page.locator('.plan-mark').count()).toBe(2);
    await expect.poll(() => strayed(page), `level ${level}, whole`).toEqual({ onTheWall: [], cutOff: [] });
    await doubled(page);
    expect((await strayed(page)).onTheWall, `level ${level}, twice as large`).toEqual([]);
  }
});

test('labels appear only where they fit and keep their size, at 5, 16, 100 and 1,800 units', { tag: '@desk' }, async ({ page, site }) => {
  const event = await largeFair(page, site);
  for (const [level, units] of [[1, 16], [2, 5], [3, 100], [4, 200]] as const) {
    await page.goto(`${site.url}/de/events/${event}/plan?level=${level}`);
    await expect(page.locator('.plan-frame.is-live')).toBeVisible();
    expect(await page.locator('.plan-unit').count()).toBe(units);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `level ${level} is as wide as the page`).toBeLessThanOrEqual(0);
    let shown = 0;
    for (const zoom of [1, 2, 4]) {
      if (zoom > 1) await doubled(page);
      expect(await zoomOf(page)).toBeCloseTo(zoom, 1);
      const seen = await labels(page);
      expect(seen.out, `level ${level} at ${zoom}`).toEqual([]);
      expect(seen.crossed, `level ${level} at ${zoom}`).toEqual([]);
      for (const height of seen.heights) expect(Math.abs(height - 14), `level ${level} at ${zoom}`).toBeLessThanOrEqual(2);
      shown = Math.max(shown, seen.shown);
    }
    expect(shown, `something is legible on level ${level}`).toBeGreaterThan(3);
  }
});

test('a plan of 1,900 units is a small page, and its list has pages', async ({ page, site }) => {
  const event = await largeFair(page, site);
  for (const address of [`/de/events/${event}/plan?level=4`, `/de/events/${event}`]) {
    await page.goto(site.url + address);
    expect(await page.locator('*').count(), address).toBeLessThan(1500);
  }
  await page.goto(`${site.url}/de/events/${event}/plan?level=4`);
  expect(await page.locator('tbody tr').count()).toBe(25);
  await page.locator('.pager-step[rel="next"]').click();
  await page.waitForURL(/level=4&page=2|page=2/);
  await expect(page.locator('tbody tr').first()).toContainText('4.B06');
});

test('the plan is zoomed by buttons, keys and the wheel, and comes back', { tag: '@desk' }, async ({ page, site }) => {
  const event = await upcoming(page, site, 'mipim');
  await page.goto(`${site.url}/de/events/${event}/plan`);
  const wheel = (deltaY: number, ctrlKey: boolean): Promise<boolean> =>
    page.locator('svg.plan').evaluate((svg, init) => svg.dispatchEvent(new WheelEvent('wheel', { ...init, bubbles: true, cancelable: true })), { deltaY, ctrlKey });
  expect(await wheel(-100, false), 'left to the page, as long as nobody has touched the plan').toBe(true);
  const tools = page.getByRole('group', { name: 'Plan vergrößern' });
  await tools.getByRole('button', { name: 'Größer' }).click();
  await expect.poll(() => zoomOf(page)).toBeCloseTo(1.5, 1);
  await tools.getByRole('button', { name: 'Kleiner' }).click();
  await expect.poll(() => zoomOf(page)).toBeCloseTo(1, 1);
  await expect(tools.getByRole('button', { name: 'Kleiner' })).toHaveAttribute('aria-disabled', 'true');

  await page.locator('.plan-unit').first().focus();
  await page.keyboard.press('+');
  await page.keyboard.press('+');
  await page.keyboard.press('-');
  await expect.poll(() => zoomOf(page)).toBeCloseTo(1.5, 1);
  await page.keyboard.press('0');
  await expect.poll(() => zoomOf(page)).toBeCloseTo(1, 1);

  expect(await wheel(-100, true), 'taken from the page').toBe(false);
  await expect.poll(() => zoomOf(page)).toBeGreaterThan(1.2);

  expect(page.url()).toContain('/plan');
});

test('the mouse drags the zoomed plan, and a drag is no click', { tag: '@desk-only' }, async ({ page, site }) => {
  const event = await upcoming(page, site, 'mipim');
  await page.goto(`${site.url}/de/events/${event}/plan`);
  await expect(page.locator('.plan-frame.is-live')).toBeVisible();
  await doubled(page);
  await page.locator('svg.plan').scrollIntoViewIfNeeded();
  // By the unit in the middle, which is a link.
  const name = await page.locator('svg.plan').evaluate((svg) => {
    const { left, top, width, height } = svg.getBoundingClientRect();
    const far = (unit: Element): number => {
      const box = unit.getBoundingClientRect();
      return Math.hypot(box.left + box.width / 2 - left - width / 2, box.top + box.height / 2 - top - height / 2);
    };
    return [...svg.querySelectorAll('.plan-unit')].reduce((one, other) => (far(other) < far(one) ? other : one)).id;
  });
  const unit = page.locator(`[id="${name}"] > path`).first();
  const before = (await unit.boundingBox())!;
  const [x, y] = [before.x + before.width / 2, before.y + before.height / 2];

  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 90, y - 30, { steps: 6 });
  await page.mouse.up();

  const fromTheHand = async (): Promise<number> => {
    const box = (await unit.boundingBox())!;
    return Math.hypot(box.x - before.x + 90, box.y - before.y + 30);
  };
  await expect.poll(fromTheHand, 'what was under the hand has gone with it').toBeLessThan(3);
  expect(page.url(), 'nobody was led away').toContain('/plan');
  // Letting go, the browser says that the mouse has come over the unit. A card waits before it opens, and that wait is what is
  // tested: so the page's own time goes on for longer than it.
  await page.evaluate(() => new Promise((done) => setTimeout(done, 300)));
  const card = page.locator('.plan-card');
  await expect(card).toBeHidden();

  // Moved on within the unit, and to another one, the mouse hovers again.
  const code = card.locator('.plan-place');
  await page.mouse.move(x - 78, y - 30);
  await expect(code).toHaveText(name.slice('unit-'.length));
  const other = await page.locator('svg.plan').evaluate((svg, name) => {
    for (const unit of svg.querySelectorAll('.plan-unit')) {
      const { left, top, width, height } = unit.getBoundingClientRect();
      const middle = [left + width / 2, top + height / 2] as const;
      // Neither out of sight, nor below the card or the buttons.
      if (unit.id !== name && document.elementFromPoint(...middle)?.closest('.plan-unit') === unit) return { id: unit.id, middle };
    }
    throw new Error('no other unit is in sight');
  }, name);
  await page.mouse.move(...other.middle);
  await expect(code).toHaveText(other.id.slice('unit-'.length));
  // Whether or not the drag has left the focus in the plan.
  await page.keyboard.press('Escape');
  await page.mouse.move(1, 1);
  await expect(card).toBeHidden();

  // Where it now lies, a click is one.
  await page.mouse.click(x - 90, y - 30);
  await page.waitForURL((url) => !url.pathname.endsWith('/plan') || url.hash !== '' || url.search !== '');
});

test('arrow keys lead from unit to unit, and Tab passes all of them in one step', { tag: '@desk-only' }, async ({ page, site }) => {
  const event = await upcoming(page, site, 'mipim');
  await page.goto(`${site.url}/de/events/${event}/plan`);
  await expect(page.locator('.plan-frame.is-live')).toBeVisible();
  expect(await page.locator('.plan-unit[tabindex="0"]').count()).toBe(1);
  await page.locator('.plan-unit[tabindex="0"]').focus();
  const focused = () => page.evaluate(() => document.activeElement!.id);
  expect(await focused()).toBe('unit-A1');
  await page.keyboard.press('ArrowRight');
  expect(await focused()).toBe('unit-A2');
  await page.keyboard.press('ArrowDown');
  expect(await focused()).toBe('unit-B2');
  await page.keyboard.press('ArrowUp');
  expect(await focused()).toMatch(/^unit-A/);
  await page.keyboard.press('Tab');
  expect(await focused()).not.toMatch(/^unit-/);
});

test('two fingers zoom the plan, and are no tap', async ({ page, site }) => {
  const event = await upcoming(page, site, 'mipim');
  await page.goto(`${site.url}/de/events/${event}/plan`);
  await expect(page.locator('.plan-frame.is-live')).toBeVisible();
  await page.locator('svg.plan').scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await page.locator('svg.plan').boundingBox())!;
  // Touches of the browser's own: a pointer that a script makes up cannot be captured.
  const browser = await page.context().newCDPSession(page);
  const fingers = (span: number) => [-1, 1].map((side, id) => ({ x: x + width / 2 + (side * span) / 2, y: y + height / 2, id }));
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: ReturnType<typeof fingers>) =>
    browser.send('Input.dispatchTouchEvent', { type, touchPoints });
  expect(await zoomOf(page)).toBeCloseTo(1, 1);

  await touch('touchStart', fingers(60).slice(0, 1));
  await touch('touchStart', fingers(60));
  for (const span of [80, 110, 140, 180]) await touch('touchMove', fingers(span));
  await expect.poll(() => zoomOf(page), 'three times as far apart, three times as large').toBeCloseTo(3, 0);
  for (const span of [150, 120, 90]) await touch('touchMove', fingers(span));
  await expect.poll(() => zoomOf(page), 'and together again').toBeCloseTo(1.5, 0);
  await touch('touchEnd', []);

  await expect(page.locator('.plan-card')).toBeHidden();
  expect(await zoomOf(page), 'it stays as it was let go').toBeGreaterThan(1.2);
  expect(page.url(), 'nobody was led away').toContain('/plan');
});

test('whoever comes from an exhibitor finds its unit in hand, with its card', async ({ page, site }) => {
  const event = await upcoming(page, site, 'mipim');
  await page.goto(`${site.url}/de/events/${event}/exhibitors`);
  await page.locator('main a[href*="/exhibitors/"]').first().click();
  await page.waitForURL(/\/exhibitors\/[^/]+$/);
  const name = (await page.locator('h1').innerText()).replaceAll('\u00ad', '').trim();
  await page.locator('main a[href*="/plan?unit="]').first().click();
  await page.waitForURL(/#unit-/);
  const card = page.locator('.plan-card');
  await expect(card).toBeVisible();
  await expect(card.locator('.plan-name')).toHaveText(name);
  await expect(card.locator('.plan-text')).not.toBeEmpty();
  await expect(page.locator('.plan-unit.is-arrived')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(card).toBeHidden();
});

test('typing finds a unit by name, on this floor and on others, typing errors forgiven', async ({ page, site }) => {
  const event = await largeFair(page, site);
  await page.goto(`${site.url}/de/events/${event}/plan`);
  const field = page.locator('#toolbar-q');
  await field.fill('4.c07');
  await expect(page.locator('.plan-found a')).toHaveText(/4\.C07/);
  await page.locator('.plan-found a').click();
  await page.waitForURL(/unit=4\.C07/);
  await expect(page.locator('[id="unit-4.C07"]')).toBeFocused();

  await page.goto(`${site.url}/de/events/${event}/plan`);
  const name = (await page.locator('.plan-unit[data-name]').first().getAttribute('data-name'))!.replaceAll('\u00ad', '').split(' ').find((word) => word.length > 5)!;
  await field.fill(name.slice(0, 3) + name.slice(4));
  await expect(page.locator('.plan-found p')).toHaveText(/Treffer/);
  await expect(page.locator('.plan-unit.is-hit').first()).toBeAttached();
});

test('without script floors, rows, topics and search are pages, and every unit is a link', { tag: '@bare-only' }, async ({ page, site }) => {
  const event = await largeFair(page, site);
  await page.goto(`${site.url}/en/events/${event}/plan?level=3&row=3.B`);
  await expect(page.locator('tbody tr')).toHaveCount(20);
  await expect(page.locator('.plan-code').first()).toBeAttached();
  await expect(page.locator('.plan-tools')).toBeHidden();
  await page.goto(`${site.url}/en/events/${event}/plan?q=4.C07`);
  await expect(page.locator('tbody tr')).toHaveCount(1);
  await page.locator('tbody th a').click();
  await page.waitForURL(/unit=4\.C07#unit-4\.C07/);
  await expect(page.locator('[id="unit-4.C07"]')).toBeAttached();
});
