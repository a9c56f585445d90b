import { defineConfig } from '@playwright/test';
import everyChange from './playwright.config.ts';

/** What takes too long for every change: `npm run test:full`. */
export default defineConfig({
  ...everyChange,
  testDir: 'tests/e2e-full',
  outputDir: 'test-results/full',
  timeout: 240_000,
  expect: { timeout: 30_000 },
});
