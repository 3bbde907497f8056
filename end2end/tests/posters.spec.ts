// What a stranger sees first: the start page and an event's page. What the picture carries is in sight at once, and can be
// read whatever the picture is.
import { narrow } from './devices';
import { expect, test } from './site';
import { send, upcoming } from './steps';
import type { Page } from '@playwright/test';

/** The least contrast of white with what is behind an element: seen with the element taken away. */
async function leastContrast(page: Page, reader: Page, words: string): Promise<number> {
  const element = page.locator(words).first();
  const clip = (await element.boundingBox())!;
  await element.evaluate((html) => ((html as HTMLElement).style.visibility = 'hidden'));
  const shot = (await page.screenshot({ clip })).toString('base64');
  await element.evaluate((html) => ((html as HTMLElement).style.visibility = ''));
  return reader.evaluate(async (data) => {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
    canvas.drawImage(image, 0, 0);
    const pixels = canvas.getImageData(0, 0, image.width, image.height).data;
    const linear = (value: number): number => (value <= 10 ? value / 3294 : ((value / 255 + 0.055) / 1.055) ** 2.4);
    let lightest = 0;
    for (let at = 0; at < pixels.length; at += 4) {
      lightest = Math.max(lightest, 0.2126 * linear(pixels[at]) + 0.7152 * linear(pixels[at + 1]) + 0.0722 * linear(pixels[at + 2]));
    }
    return 1.05 / (lightest + 0.05);
  }, shot);
}

/** The lightest picture there is. */
async function whiten(page: Page): Promise<void> {
  await page.locator('img.poster-art').evaluate(async (picture: HTMLImageElement) => {
    picture.src = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="16" height="11"><rect width="16" height="11" fill="#fff"/></svg>')}`;
    await picture.decode();
  });
}

test('an event is named, dated and open to all on its picture, above the fold', { tag: '@desk' }, async ({ page, site }) => {
  for (const fair of ['mipim', 'collision']) {
    const event = await upcoming(page, site, fair);
    await page.goto(`${site.url}/de/events/${event}`);
    const fold = page.viewportSize()!.height;
    for (const part of ['.poster h1', '.poster-when', '.poster-where', '.poster .btn >> nth=0', '.poster .btn >> nth=1']) {
      const box = (await page.locator(part).boundingBox())!;
      expect(box.y + box.height, `${part} of ${event}`).toBeLessThanOrEqual(fold);
    }
  }
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`words on a picture and on a drawing can be read, ${colorScheme}`, { tag: '@desk' }, async ({ page, browser, site }) => {
    await page.emulateMedia({ colorScheme });
    // Pictures are decoded on an empty page, which has no content policy.
    const reader = await (await browser.newContext()).newPage();
    // The first has a drawing, the second a picture.
    for (const fair of ['mipim', 'collision']) {
      const event = await upcoming(page, site, fair);
      await page.goto(`${site.url}/de/events/${event}`);
      if (fair === 'collision') await whiten(page);
      for (const words of ['.poster h1', '.poster-when', '.poster-where', '.poster-kicker']) {
        expect(await leastContrast(page, reader, words), `${words} of ${event}`).toBeGreaterThan(4.5);
      }
    }
    await reader.context().close();
  });
}

test('a title breaks between its words on the smallest screen', async ({ page, site }) => {
  await page.setViewportSize(narrow.viewport);
  await page.goto(`${site.url}/de/events/${await upcoming(page, site, 'digital-health-now')}`);
  const broken = await page.locator('h1').evaluate((title) => {
    const texts = document.createTreeWalker(title, NodeFilter.SHOW_TEXT);
    const torn: string[] = [];
    while (texts.nextNode()) {
      const { data } = texts.currentNode as Text;
      for (const { 0: word, index } of data.matchAll(/\S+/g)) {
        const range = document.createRange();
        range.setStart(texts.currentNode, index);
        range.setEnd(texts.currentNode, index + word.length);
        if (range.getClientRects().length > 1) torn.push(word);
      }
    }
    return torn;
  });
  expect(broken).toEqual([]);
});

test('what was done has the focus', { tag: '@bare' }, async ({ page, site }) => {
  await site.signIn(page, 'organiser');
  await page.goto(`${site.url}/de/organise/events/${await upcoming(page, site, 'mipim')}/edit`);

  await send(page, 'event/edit-event');

  await expect(page.getByRole('status').filter({ hasText: 'Gespeichert.' })).toBeFocused();
});
