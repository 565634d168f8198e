import { defineConfig } from 'vitest/config';

/** `pnpm bench:sync`: prints one table of figures and targets, and fails when one is missed. How much it measures: see `sizes.ts`. */
export default defineConfig({
  ssr: { noExternal: [/^@sage\//] },
  test: {
    root: import.meta.dirname + '/../..',
    globalSetup: ['packages/local-services/src/testing/global-setup.ts'],
    include: ['bench/sync/figures.ts'],
    fileParallelism: false,
    testTimeout: 3_600_000,
    hookTimeout: 120_000,
  },
});
