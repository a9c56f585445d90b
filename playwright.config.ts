import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  // A whole flow of a person in one test, on a machine with two cores.
  timeout: 120_000,
  globalTimeout: 12 * 60_000,
  expect: { timeout: 12_000 },
  retries: 0,
  forbidOnly: true,
  reporter: [['list']],
  // No video: it needs Playwright's own ffmpeg.
  use: { trace: 'retain-on-failure', screenshot: 'only-on-failure', video: 'off' },
});
