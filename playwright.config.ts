import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  // A whole flow of a person in one test, on a machine with two cores.
  timeout: 150_000,
  globalTimeout: 24 * 60_000,
  expect: { timeout: 15_000 },
  // A flow that only works at the second try is told of by name at the end: see `scripts/test.mjs`.
  retries: 1,
  forbidOnly: true,
  reporter: [['list']],
  // No video: it needs Playwright's own ffmpeg.
  use: { trace: 'on-first-retry', screenshot: 'only-on-failure', video: 'off' },
});
