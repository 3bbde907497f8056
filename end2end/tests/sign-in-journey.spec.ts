// Signing in by somebody who clicks twice: the browser hangs up on the first answer, which held the cookie.
import { expect, test } from './site';

test('a second click on "sign in" signs in too', { tag: '@bare' }, async ({ page, site }) => {
  const line = site.run('demo').split('\n').find((text) => text.trim().startsWith('organiser'));
  await page.goto(line?.trim().split(/\s+/).pop() ?? '');
  let answered = (): void => {};
  const firstIsAnswered = new Promise<void>((done) => (answered = done));
  let clicks = 0;
  await page.route('**/api/account/sign-in', async (route) => {
    clicks += 1;
    if (clicks > 1) return route.continue();
    // Past the browser, whose answer is still on its way when the second click comes.
    const request = route.request();
    const { 'content-length': _, ...headers } = await request.allHeaders();
    await fetch(request.url(), { method: 'POST', headers, body: request.postData(), redirect: 'manual' });
    answered();
  });
  const box = await page.getByRole('button', { name: 'Jetzt einloggen' }).boundingBox();
  if (!box) throw new Error('no button');
  // Like a finger: Playwright's own second click would wait for the page that the first one leads to.
  const click = (): Promise<void> => page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);

  await click();
  await firstIsAnswered;
  await click();

  await expect(page).toHaveURL(/\/de\/account/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(clicks).toBe(2);
});
