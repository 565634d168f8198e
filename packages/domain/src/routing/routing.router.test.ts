import { describe, expect, it } from 'vitest';
import type { Db } from '@sage/db';
import type { Context } from '../context.ts';
import { createCallerFactory } from '../trpc.ts';
import { route } from './route.ts';
import { routingRouter } from './routing.router.ts';
import { answers, RULES } from './testing/fixtures.ts';

/** why: what is published belongs to the database, which has tests of its own; here it must be able to be missing or broken. */
function previewing(findPublished: Db['routingRules']['findPublished']) {
  const calls = { count: 0 };
  const routingRules = { findPublished: () => (calls.count++, findPublished()) };
  const context = { db: { routingRules }, session: null } as unknown as Context;
  return { calls, preview: createCallerFactory(routingRouter)(context).preview };
}

const published = async () => structuredClone(RULES) as never;

describe('routing.preview', () => {
  it('answers what the published rules say, in one round trip', async () => {
    const { preview, calls } = previewing(published);
    expect(await preview(answers())).toEqual(route(RULES, answers()));
    expect(calls.count).toBe(1);
  });

  it.each<[string, object]>([
    ['a negative budget', { budget: { kind: 'amount', cents: -1 } }],
    ['a budget over ten million dollars', { budget: { kind: 'amount', cents: 1_000_000_001 } }],
    ['a fraction of a cent', { budget: { kind: 'amount', cents: 0.5 } }],
    ['an amount beside "not sure"', { budget: { kind: 'unsure', cents: 1 } }],
    ['an unknown kind of budget', { budget: { kind: 'band', cents: 1 } }],
    ['no weeks', { timelineWeeks: 0 }],
    ['105 weeks', { timelineWeeks: 105 }],
    ['half a week', { timelineWeeks: 1.5 }],
    ['a project type that nobody offers', { projectType: 'castle' }],
    ['a survey that is neither there nor not', { hasSurvey: 'yes' }],
    ['a tier of one\'s own choice', { tier: 1 }],
  ])('refuses %s before it asks the database', async (_, changes) => {
    const { preview, calls } = previewing(published);
    await expect(preview({ ...answers(), ...changes } as never)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    expect(calls.count).toBe(0);
  });

  it('is our fault when no rules are published, or unsound ones', async () => {
    const unsound = async () => ({ ...RULES, document: { ...RULES.document, weights: {} } }) as never;
    await expect(previewing(async () => null).preview(answers())).rejects.toMatchObject({ code: 'INTERNAL_SERVER_ERROR' });
    await expect(previewing(unsound).preview(answers())).rejects.toMatchObject({ code: 'INTERNAL_SERVER_ERROR' });
  });
});
