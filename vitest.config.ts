import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Vitest leaves one core to itself, which of two is half; its own work is small once the tests run. More than four would take more connections than the one Postgres has. */
const WORKERS = Math.min(4, Math.max(2, availableParallelism() - 1));

/** `pnpm vitest run --project unit` (or database, e2e) runs one kind; `pnpm test` runs them all. */
export default defineConfig({
  ssr: { noExternal: [/^@sage\//] },
  test: {
    projects: [
      {
        extends: true,
        test: { name: 'unit', environment: 'node', maxWorkers: WORKERS, include: ['packages/*/src/**/*.test.{ts,tsx}', 'apps/*/app/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'], exclude: ['**/*.db.test.ts', '**/node_modules/**'], testTimeout: 30_000 },
      },
      {
        extends: true,
        test: {
          name: 'database',
          environment: 'node',
          maxWorkers: WORKERS,
          include: ['packages/*/test/**/*.test.ts', 'packages/*/src/**/*.db.test.ts'],
          globalSetup: ['packages/local-services/src/testing/global-setup.ts'],
          testTimeout: 90_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        // After all others, since they share one product and one browser. Two files at a time: much of it is waiting. A file that switches something off, or counts all there is, brings a product of its own.
        test: { name: 'e2e', environment: 'node', include: ['e2e/**/*.e2e.ts'], globalSetup: ['e2e/harness/global-setup.ts'], testTimeout: 120_000, hookTimeout: 180_000, retry: 1, maxWorkers: 2, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
