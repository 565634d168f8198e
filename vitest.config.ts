import { defineConfig } from 'vitest/config';

/** `pnpm vitest run --project unit` (or database, e2e) runs one kind; `pnpm test` runs them all. */
export default defineConfig({
  ssr: { noExternal: [/^@sage\//] },
  test: {
    projects: [
      {
        extends: true,
        test: { name: 'unit', environment: 'node', include: ['packages/*/src/**/*.test.{ts,tsx}', 'apps/*/app/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'], exclude: ['**/*.db.test.ts', '**/node_modules/**'], testTimeout: 30_000 },
      },
      {
        extends: true,
        test: {
          name: 'database',
          environment: 'node',
          include: ['packages/*/test/**/*.test.ts', 'packages/*/src/**/*.db.test.ts'],
          globalSetup: ['packages/local-services/src/testing/global-setup.ts'],
          testTimeout: 90_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: { name: 'e2e', environment: 'node', include: ['e2e/**/*.e2e.ts'], globalSetup: ['e2e/harness/global-setup.ts'], testTimeout: 120_000, hookTimeout: 180_000, fileParallelism: false },
      },
    ],
  },
});
