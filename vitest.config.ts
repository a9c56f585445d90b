import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

export default defineConfig({
  plugins: [WxtVitest()],
  test: {
    mockReset: true,
    restoreMocks: true,
    // A machine that many share takes many times as long; what hangs fails all the same.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    setupFiles: ['tests/patience.ts'],
    include: ['tests/{unit,structure,contract,simulation}/**/*.test.{ts,tsx}'],
  },
});
