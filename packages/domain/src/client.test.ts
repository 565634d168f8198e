import { expect, expectTypeOf, it } from 'vitest';
import type { IntakeTier } from '@sage/db';
import { createTrpc } from './client.ts';
import type { IntakeRouter } from './doors/intake.ts';

it('knows the router by its type alone', () => {
  const trpc = createTrpc<IntakeRouter>();
  expectTypeOf<Awaited<ReturnType<typeof trpc.tiers.list.query>>>().toEqualTypeOf<IntakeTier[]>();
  expect(typeof trpc.tiers.list.query).toBe('function');
});
