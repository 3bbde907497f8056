// Every journey in a real browser against the real binary. Tests run side by side: each worker has a server and a database of
// its own, and each test its own people in it.
//
// A test runs on the phone, unless its tags say otherwise; twice only where something differs:
//   @desk        at a desk too: the mouse, the keys, parts beside each other
//   @desk-only   at a desk instead
//   @bare        on a phone without script too: there the pages promise to work as well
//   @bare-only   there instead
import { defineConfig } from '@playwright/test';
import { cpus } from 'node:os';
import { desk, phone } from './tests/devices';

const apart = /pages|scan/;

export default defineConfig({
  testDir: 'tests',
  outputDir: 'test-results',
  globalSetup: './tests/demo.ts',
  fullyParallel: true,
  workers: Math.max(2, cpus().length),
  forbidOnly: true,
  retries: 0,
  reporter: [['list']],
  timeout: 120_000,
  // A bound against waiting for ever, no measure: two browsers and two servers share the machine, and some machines are slow.
  expect: { timeout: 30_000 },
  use: {
    // A trace of everything costs a third of the time: --trace=retain-on-failure when one is needed.
    screenshot: 'only-on-failure',
    // Drawing each page's way into the next costs more than the pages, without a graphics card.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--use-fake-ui-for-media-stream',
        '--use-fake-device-for-media-stream',
      ],
    },
  },
  // The longest first. `pages` looks at each page in both sizes.
  projects: [
    { name: 'pages', testMatch: /pages/, use: desk },
    // One film at a time: a camera whose frames come late is read late.
    { name: 'camera', testMatch: /scan/, workers: 1 },
    { name: 'phone', testIgnore: apart, grepInvert: /@(desk|bare)-only/, use: phone },
    { name: 'desk', testIgnore: apart, grep: /@desk/, use: desk },
    { name: 'phone without script', testIgnore: apart, grep: /@bare/, use: { ...phone, javaScriptEnabled: false } },
  ],
});
