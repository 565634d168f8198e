import { describe, expect, it } from 'vitest';
import { route } from './route.ts';
import type { Routing, RoutingAnswers } from './routing.schema.ts';
import { answers, dollars, RULES } from './testing/fixtures.ts';

type Assets = 'both' | 'survey' | 'none';
const share: RoutingAnswers['budget'] = { kind: 'share_of_install' };

const lead = (budget: number | RoutingAnswers['budget'], timelineWeeks: number, assets: Assets, projectType: RoutingAnswers['projectType']): RoutingAnswers => ({
  budget: typeof budget === 'number' ? dollars(budget) : budget,
  timelineWeeks,
  projectType,
  hasSurvey: assets !== 'none',
  hasDrawings: assets === 'both',
});

const codes = ({ redFlags }: Routing) => redFlags.map(({ code }) => code).sort();

describe('the examples of the written rules', () => {
  it.each([
    [lead(5_000, 3, 'both', 'simple_renovation'), 1, 'high', false, []],
    [lead(10_000, 6, 'survey', 'standard_renovation'), 2, 'high', false, []],
    [lead(25_000, 10, 'none', 'new_build'), 3, 'high', false, []],
    [lead(50_000, 12, 'none', 'complex'), 4, 'high', true, []],
    [lead(10_000, 1, 'none', 'standard_renovation'), 3, 'low', true, ['no_assets_fast_timeline', 'timeline_unrealistic']],
    [lead(5_000, 6, 'both', 'new_build'), 3, 'low', true, ['complex_low_budget']],
    [lead(34_000, 12, 'none', 'multiple_properties'), 4, 'medium', true, ['multiple_properties']],
    [lead(10_000, 6, 'both', 'major_renovation'), 3, 'low', true, ['complex_low_budget']],
    [lead(share, 6, 'both', 'simple_renovation'), 4, 'low', true, []],
    [lead(5_000, 6, 'none', 'standard_renovation'), 3, 'medium', true, []],
  ])('%o goes to tier %i with %s confidence, review %s, flags %o', (given, tier, confidence, needsReview, redFlags) => {
    const routing = route(RULES, given);
    expect(routing).toMatchObject({ tier, confidence, needsReview });
    expect(codes(routing)).toEqual(redFlags);
  });
});

it('answers with all of the contract', () => {
  expect(route(RULES, lead(5_000, 6, 'none', 'standard_renovation'))).toEqual({
    tier: 3,
    score: 60,
    confidence: 'medium',
    needsReview: true,
    factors: [
      { factor: 'budget', weight: 40, tiers: [1], says: '$5,000 falls between $2,500 and $7,500.' },
      { factor: 'assets', weight: 25, tiers: [3, 4], says: 'Without a survey or drawings, we need to see and measure the site first.' },
      { factor: 'timeline', weight: 20, tiers: [1, 2, 3], says: 'Six weeks is within two to eight, which fits tiers one to three.' },
      { factor: 'project_type', weight: 15, tiers: [1, 2, 3], says: 'A standard renovation fits tiers one to three.' },
    ],
    hardRules: ['no_assets'],
    redFlags: [],
    notices: ['tight_timeline'],
    alternatives: [],
    reason: 'Your answers together point to tier one, but a site without a survey or drawings calls for tier three, and six weeks is tight for work that takes at least eight.',
    ruleVersion: 1,
  } satisfies Routing);
});

describe('hard rules', () => {
  it('name all that raised the tier, also those that a stronger one outdid', () => {
    expect(route(RULES, lead(10_000, 6, 'none', 'complex'))).toMatchObject({ tier: 4, hardRules: ['no_assets', 'top_type'] });
  });

  it('stay silent when the score is there already', () => {
    expect(route(RULES, lead(50_000, 12, 'none', 'complex')).hardRules).toEqual([]);
  });

  it('keep lower tiers out of the alternatives even then', () => {
    const given = answers({ budget: dollars(34_000), timelineWeeks: 6, projectType: 'major_renovation' });
    expect(route({ ...RULES, document: { ...RULES.document, alternativesFrom: 20 } }, given)).toMatchObject({ tier: 3, hardRules: [], alternatives: [] });
  });
});

describe('a tie', () => {
  it('goes to the tier nearer to the budget\'s', () => {
    // Tiers 1 and 2 have 60 each.
    const { document } = RULES;
    const unruled = { ...RULES, document: { ...document, hardRules: document.hardRules.map((rule) => ({ ...rule, minimumTier: 1 as const })) } };
    expect(route(unruled, lead(share, 6, 'both', 'simple_renovation'))).toMatchObject({ tier: 2, score: 60, alternatives: [1] });
  });

  it('then to the lower', () => {
    const document = structuredClone(RULES.document);
    document.factors.assets.one = [1, 3];
    document.factors.timeline.bandsInWeeks[1]!.tiers = [1, 3];
    document.factors.project_type.standard_renovation = [1, 3];
    expect(route({ ...RULES, document }, answers())).toMatchObject({ tier: 1, score: 60, alternatives: [3] });
  });
});

describe('a review', () => {
  it('is asked for when the fee is more than the share of a known budget, not when it is that share', () => {
    const costing = (fee: number) => route({ ...RULES, fees: { ...RULES.fees, 2: fee } }, answers()).needsReview;
    expect([costing(3_000_00), costing(3_000_01)]).toEqual([false, true]);
  });

  it('is asked for at low confidence, whatever else there is', () => {
    const document = structuredClone(RULES.document);
    document.weights = { budget: 40, assets: 30, timeline: 20, project_type: 10 };
    document.factors.assets.one = [3];
    document.factors.timeline.bandsInWeeks[1]!.tiers = [1];
    document.factors.project_type.standard_renovation = [1];
    const lowest = route({ ...RULES, document }, answers());
    expect(lowest).toMatchObject({ tier: 2, score: 40, confidence: 'low', redFlags: [], hardRules: [], needsReview: true });
  });

  it('is asked for when the tier is more than one above the budget\'s', () => {
    const document = structuredClone(RULES.document);
    document.weights = { budget: 10, assets: 30, timeline: 30, project_type: 30 };
    document.factors.timeline.bandsInWeeks[1]!.tiers = [3];
    document.factors.project_type.standard_renovation = [2, 3];
    const given = (budget: number) => route({ ...RULES, document, fees: { ...RULES.fees, 3: null } }, answers({ budget: dollars(budget) }));
    expect(given(10_000)).toMatchObject({ tier: 3, confidence: 'high', needsReview: false });
    expect(given(5_000)).toMatchObject({ tier: 3, confidence: 'high', needsReview: true });
  });
});
