// A server of its own for each worker, with the small demo in it, and what journeys have in common.
import { test as base, expect, type Cookie, type Page } from '@playwright/test';
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { binary, copyTo } from './demo';
import { seedFair, seedProgramme } from './seed';

export type Locale = 'de' | 'en';
export type Role = 'organiser' | 'desk staff' | 'exhibitor';

export interface Site {
  url: string;
  /** The file of its database, for what no page makes. */
  database: string;
  /** Signs the page in as one of the demo's people: by a link of their own, once; from then on by the session it began. */
  signIn(page: Page, role: Role): Promise<void>;
  /** The same through the pages, with a session of its own; ends on "my account". */
  signInByLink(page: Page, role: Role, locale?: Locale): Promise<void>;
  /** Runs a command of the binary on this site's database. */
  run(...words: string[]): string;
  /** Makes a fair of this address, with so many units and as many applications that wait for a decision. */
  seedFair(fair: string, number: number): void;
  /** Makes a fair of this address, with so many stages and four sessions on each. */
  seedProgramme(fair: string, stages: number): void;
  /** While `work` goes on, yesterday was the event's first day: its doors are open, and let people in for real. */
  whileItIsOn(event: string, work: () => Promise<void>): Promise<void>;
}

/** Sets the first day of an event in a database that a server has open, and answers what it was. */
const setFirstDay = `
import sqlite3, sys
file, event, day = sys.argv[1:]
database = sqlite3.connect(file, timeout=20)
print(database.execute('SELECT starts_on FROM event WHERE slug = ?', (event,)).fetchone()[0])
database.execute('UPDATE event SET starts_on = ? WHERE slug = ?', (day, event))
database.commit()
`;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function answers(url: string, server: ChildProcess): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (Date.now() < deadline) {
    if (server.exitCode !== null) throw new Error(`the server ended with ${server.exitCode}`);
    const health = await fetch(`${url}/healthz`).catch(() => undefined);
    if (health?.ok) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error('the server did not answer');
}

/** A site of its own, with more settings if it needs them. By name, because browsers make no passkeys at a bare address. */
export async function open(settings: Record<string, string> = {}): Promise<{ site: Site; close: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'standwerk-'));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const env = {
    PATH: process.env.PATH ?? '',
    RUST_LOG: 'warn',
    STANDWERK_DATA_DIR: folder,
    STANDWERK_LISTEN: `127.0.0.1:${port}`,
    STANDWERK_PUBLIC_URL: url,
    ...settings,
  };
  const run = (...words: string[]): string => execFileSync(binary, words, { env, cwd: folder, encoding: 'utf8' });
  copyTo(folder);
  const server = spawn(binary, ['serve'], { env, cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  await answers(url, server);
  const signInByLink = async (page: Page, role: Role, locale: Locale = 'de'): Promise<void> => {
    const line = run('demo').split('\n').find((text) => text.trim().startsWith(role));
    const link = line?.trim().split(/\s+/).pop();
    if (!link) throw new Error(`no link for ${role}`);
    await page.goto(link.replace('/de/', `/${locale}/`));
    await page.getByRole('button', { name: locale === 'de' ? 'Jetzt einloggen' : 'Sign in now' }).click();
    await page.waitForURL(`**/${locale}/account*`);
  };
  const sessions = new Map<Role, Cookie>();
  const signIn = async (page: Page, role: Role): Promise<void> => {
    const session = sessions.get(role);
    if (session) return page.context().addCookies([session]);
    await signInByLink(page, role);
    sessions.set(role, (await page.context().cookies()).find(({ name }) => name === 'standwerk')!);
  };
  const setDay = (event: string, day: string): string =>
    execFileSync('python3', ['-c', setFirstDay, join(folder, 'standwerk.db'), event, day], { encoding: 'utf8' }).trim();
  const whileItIsOn = async (event: string, work: () => Promise<void>): Promise<void> => {
    const first = setDay(event, new Date(Date.now() - 86_400_000).toISOString().slice(0, 10));
    try {
      await work();
    } finally {
      setDay(event, first);
    }
  };
  const close = (): void => {
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  const database = join(folder, 'standwerk.db');
  const seeds = {
    seedFair: (fair: string, number: number): void => seedFair(database, fair, number),
    seedProgramme: (fair: string, stages: number): void => seedProgramme(database, fair, stages),
  };
  return { site: { url, database, signIn, signInByLink, run, whileItIsOn, ...seeds }, close };
}

/** Like Playwright's test, with a site, and red on any error that the browser's console shows. */
export const test = base.extend<{ quiet: void }, { site: Site }>({
  site: [
    async ({}, use) => {
      const { site, close } = await open();
      await use(site);
      close();
    },
    { scope: 'worker' },
  ],
  quiet: [
    async ({ page }, use) => {
      const errors: string[] = [];
      page.on('console', (message) => {
        // A refused form answers 422, which Chromium logs as a failed load; that is the form's answer, not an error.
        // A mail's preview is a frame that may run no script: Chromium says so when the tests look into it.
        // Some tests take the connection away.
        const expected = /status of (401|404|409|422|429)|ERR_INTERNET_DISCONNECTED|Blocked script execution in '[^']*\/organise\/mail(ings)?\//;
        if (message.type() === 'error' && !expected.test(message.text())) errors.push(message.text());
      });
      // What Chromium says where a page fades into one that it cannot fade into, such as a copy without a network.
      page.on('pageerror', (error) => error.message.includes('ViewTransition opt-in disabled') || errors.push(error.message));
      await use();
      expect(errors).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
