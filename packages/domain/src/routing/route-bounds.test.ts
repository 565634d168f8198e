import { describe, expect, it } from 'vitest';
import { route } from './route.ts';
import type { RoutingAnswers } from './routing.schema.ts';
import { answers, RULES } from './testing/fixtures.ts';

const routed = (changes: Partial<RoutingAnswers>) => route(RULES, answers(changes));
const tiersOf = (changes: Partial<RoutingAnswers>, factor: string) => routed(changes).factors.find((verdict) => verdict.factor === factor)?.tiers;
const flagged = (changes: Partial<RoutingAnswers>) => routed(changes).redFlags.map(({ code }) => code);
const amount = (cents: number) => ({ kind: 'amount' as const, cents });

describe('budget', () => {
  it.each([
    [0, 1, ['budget_unclear']],
    [2_499_99, 1, ['budget_unclear']],
    [2_500_00, 1, []],
    [2_500_01, 1, []],
    [7_499_99, 1, []],
    [7_500_00, 2, []],
    [7_500_01, 2, []],
    [14_999_99, 2, []],
    [15_000_00, 3, []],
    [15_000_01, 3, []],
    [34_999_99, 3, []],
    [35_000_00, 4, []],
    [35_000_01, 4, []],
    [1_000_000_000, 4, []],
  ])('%i cents allow tier %i, flags %o', (cents, tier, flags) => {
    expect(tiersOf({ budget: amount(cents) }, 'budget')).toEqual([tier]);
    expect(flagged({ budget: amount(cents) })).toEqual(flags);
  });

  it('of a cent less than the top has no hard rule', () => {
    expect(routed({ budget: amount(34_999_99) })).toMatchObject({ tier: 3, hardRules: [] });
    expect(routed({ budget: amount(35_000_00) })).toMatchObject({ tier: 4, hardRules: ['top_budget'] });
  });

  it('is low for a large project up to a cent under $15,000', () => {
    expect(flagged({ budget: amount(14_999_99), projectType: 'new_build' })).toEqual(['complex_low_budget']);
    expect(flagged({ budget: amount(15_000_00), projectType: 'new_build' })).toEqual([]);
    expect(flagged({ budget: { kind: 'unsure' }, projectType: 'new_build' })).toEqual(['budget_unclear']);
  });
});

describe('timeline', () => {
  it.each([
    [1, [1, 2], ['timeline_unrealistic']],
    [2, [1, 2, 3], []],
    [8, [1, 2, 3], []],
    [9, [3, 4], []],
    [104, [3, 4], []],
  ])('of %i weeks allows tiers %o, flags %o', (timelineWeeks, tiers, flags) => {
    expect(tiersOf({ timelineWeeks }, 'timeline')).toEqual(tiers);
    expect(flagged({ timelineWeeks })).toEqual(flags);
  });

  it.each([
    [1, { budget: amount(5_000_00), hasDrawings: true }, 2],
    [2, {}, 4],
    [3, { budget: amount(25_000_00) }, 8],
    [4, { budget: amount(50_000_00) }, 12],
  ])('of tier %i is tight under its least weeks only', (tier, changes, minimum) => {
    expect(routed({ ...changes, timelineWeeks: minimum - 1 })).toMatchObject({ tier, notices: ['tight_timeline'] });
    expect(routed({ ...changes, timelineWeeks: minimum })).toMatchObject({ tier, notices: [] });
    expect(routed({ ...changes, timelineWeeks: minimum - 1 }).reason).toContain('tight');
    expect(routed({ ...changes, timelineWeeks: minimum }).reason).not.toContain('tight');
  });

  it('of one week does not go with a large budget', () => {
    const hurried = (cents: number) => flagged({ timelineWeeks: 1, budget: amount(cents) });
    expect(hurried(14_999_99)).toEqual(['timeline_unrealistic']);
    expect(hurried(15_000_00)).toEqual(['timeline_unrealistic', 'budget_timeline_mismatch']);
    expect(flagged({ timelineWeeks: 1, budget: { kind: 'share_of_install' } })).toContain('budget_timeline_mismatch');
  });
});

describe('confidence', () => {
  it.each([
    [75, 'high'],
    [74, 'medium'],
    [50, 'medium'],
    [49, 'low'],
  ])('of a score of %i is %s', (score, confidence) => {
    const weights = { budget: score, assets: 100 - score, timeline: 0, project_type: 0 };
    const given = answers({ budget: amount(50_000_00) });
    expect(route({ ...RULES, document: { ...RULES.document, weights } }, given)).toMatchObject({ tier: 4, score, confidence });
  });
});

it('is an alternative from half of the weights on', () => {
  const weighted = (assets: number) => ({ ...RULES, document: { ...RULES.document, weights: { budget: 100 - assets, assets, timeline: 0, project_type: 0 } } });
  expect(route(weighted(50), answers({ budget: amount(50_000_00) }))).toMatchObject({ tier: 4, alternatives: [] });
  expect(route(weighted(50), answers({ budget: amount(20_000_00) }))).toMatchObject({ tier: 3, alternatives: [2] });
  expect(route(weighted(49), answers({ budget: amount(20_000_00) }))).toMatchObject({ tier: 3, alternatives: [] });
});
