// The small demo, made once: every site begins with a copy of it.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const binary = process.env.STANDWERK_BIN ?? 'standwerk';

/** Playwright calls this before all tests, and what it answers after them. */
export default function make(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'standwerk-demo-'));
  execFileSync(binary, ['demo', '--size', 's'], { env: { PATH: process.env.PATH ?? '', STANDWERK_DATA_DIR: folder }, cwd: folder });
  process.env.STANDWERK_DEMO = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

/** Fills an empty folder with the demo. */
export function copyTo(folder: string): void {
  cpSync(process.env.STANDWERK_DEMO!, folder, { recursive: true });
}
