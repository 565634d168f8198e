import { defineConfig } from 'vitest/config';

/** `pnpm bench`: speeds are read by people. No test asserts a time. */
export default defineConfig({
  ssr: { noExternal: [/^@sage\//] },
  test: {
    root: import.meta.dirname + '/..',
    globalSetup: ['packages/local-services/src/testing/global-setup.ts'],
    include: [],
    benchmark: { include: ['bench/**/*.bench.ts'] },
    fileParallelism: false,
  },
});
