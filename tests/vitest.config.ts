import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';
import { builtIn } from '../wxt.config.ts';

export default defineConfig({
  root: '.',
  plugins: [WxtVitest()],
  define: builtIn(),
  test: {
    include: ['tests/unit/**/*.test.{ts,tsx}', 'tests/integration/**/*.test.{ts,tsx}'],
    // Slow machines are slow, not wrong.
    testTimeout: 30_000,
    restoreMocks: true,
    unstubGlobals: false,
  },
});
