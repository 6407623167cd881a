import { defineConfig } from '@playwright/test';
import { findChromium } from './server/bootstrap/chromium.mjs';

const executablePath = findChromium();
const isRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: 'test/e2e',
  // Every change in a real view takes minutes: a night has them.
  testIgnore: process.env['DATELINE_BUDGET'] === 'nightly' ? [] : ['together.test.ts'],
  outputDir: 'test-results/e2e',
  // Files run beside each other, each with servers of its own; a test waits more than it works.
  workers: 2,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
  use: {
    browserName: 'chromium',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        '--disable-gpu',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        // Chromium's sandbox refuses to run as root, which is who runs tests in a container.
        ...(isRoot ? ['--no-sandbox'] : []),
      ],
    },
  },
});
