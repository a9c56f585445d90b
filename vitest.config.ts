import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

export default defineConfig({
  plugins: [WxtVitest()],
  test: {
    mockReset: true,
    restoreMocks: true,
    include: ['tests/{unit,structure,contract,simulation}/**/*.test.{ts,tsx}'],
  },
});
