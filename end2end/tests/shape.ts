// A screenshot as a few lines of digits: how much stands where. Stored pictures differ with every machine's drawing of letters
// and edges, and are soon replaced unread; this reads like the picture from far away, and a review sees what has moved.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, type Locator } from '@playwright/test';

const folder = fileURLToPath(new URL('shapes/', import.meta.url));
/** Of a part as wide as a desk, and of one as wide as a phone. */
const [WIDE, NARROW] = [48, 24];
/** As high as wide, as a terminal shows letters: two lines of pixels for one of text would look squashed. */
const ASPECT = 2;

/** The screenshot in cells: 0 is its lightest, 9 its darkest; each is the mean of what lies in it. */
async function shapeOf(part: Locator): Promise<string[]> {
  await part.evaluate(() => document.fonts.ready.then(() => true));
  const picture = (await part.screenshot({ animations: 'disabled' })).toString('base64');
  // A page of its own to look at it: ours lets no picture in that is not its own.
  const reader = await part.page().context().newPage();
  const darkness = await reader.evaluate(
    async ({ picture, wide, narrow, aspect }) => {
      const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
      canvas.drawImage(bitmap, 0, 0);
      const { data } = canvas.getImageData(0, 0, bitmap.width, bitmap.height);
      const columns = bitmap.width > 600 ? wide : narrow;
      const cell = bitmap.width / columns;
      const rows = Math.max(1, Math.round(bitmap.height / cell / aspect));
      return Array.from({ length: rows }, (_, row) =>
        Array.from({ length: columns }, (_, column) => {
          const [left, right] = [column, column + 1].map((edge) => Math.round((edge * bitmap.width) / columns));
          const [top, bottom] = [row, row + 1].map((edge) => Math.round((edge * bitmap.height) / rows));
          let sum = 0;
          for (let y = top; y < bottom; y += 1) {
            for (let x = left; x < right; x += 1) {
              const at = 4 * (y * bitmap.width + x);
              sum += 255 - (data[at] * 0.299 + data[at + 1] * 0.587 + data[at + 2] * 0.114);
            }
          }
          return sum / ((bottom - top) * (right - left));
        }),
      );
    },
    { picture, wide: WIDE, narrow: NARROW, aspect: ASPECT },
  );
  await reader.close();
  const [lightest, darkest] = [Math.min(...darkness.flat()), Math.max(...darkness.flat())];
  return darkness.map((row) => row.map((value) => Math.round(((value - lightest) * 9) / Math.max(1, darkest - lightest))).join(''));
}

/**
 * Compares how a part of the page looks with what is kept under this name. A cell may differ by one step, as letters do that
 * another machine draws. `SHAPES=keep` writes what is seen instead: look at the page before you commit it.
 */
export async function expectShape(part: Locator, name: string): Promise<void> {
  const file = `${folder}${name}.txt`;
  const seen = await shapeOf(part);
  if (process.env.SHAPES === 'keep') {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, `${seen.join('\n')}\n`);
    return;
  }
  expect(existsSync(file), `${name}: nothing is kept to compare with; see end2end/tests/shape.ts`).toBe(true);
  const kept = readFileSync(file, 'utf8').trimEnd().split('\n');
  const near = (one: string, other: string | undefined): boolean => other !== undefined && Math.abs(Number(one) - Number(other)) <= 1;
  // What is near enough counts as the same, so that the difference shows only what has moved.
  const compared = seen.map((row, y) => [...row].map((cell, x) => (near(cell, kept[y]?.[x]) ? kept[y][x] : cell)).join(''));
  expect(compared, name).toEqual(kept);
}
