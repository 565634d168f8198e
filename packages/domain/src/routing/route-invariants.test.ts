import { describe, expect, it } from 'vitest';
import { route } from './route.ts';
import { HARD_RULES, RED_FLAGS, TIERS, type Routing, type Tier } from './routing.schema.ts';
import { RULES } from './testing/fixtures.ts';
import { generatedCases, RUNS, SEED, type GeneratedCase } from './testing/generated-cases.ts';
import { naiveRoute } from './testing/naive-route.ts';

const frozen = <T>(value: T): T => {
  if (value !== null && typeof value === 'object') Object.values(Object.freeze(value)).forEach(frozen);
  return value;
};

const document = frozen(structuredClone(RULES.document));
const routed = ({ answers, fees }: GeneratedCase) => route({ version: 1, document, fees }, answers);
const cases = frozen(generatedCases()).map((given) => ({ ...given, routing: routed(given) }));
type Case = (typeof cases)[number];

const shareOf = ({ factors }: Routing, tier: Tier) => factors.reduce((sum, { tiers, weight }) => (tiers.includes(tier) ? sum + weight : sum), 0);
const budgetTierOf = ({ factors }: Routing) => factors[0]!.tiers[0]!;
const best = (routing: Routing) => Math.max(...TIERS.map((tier) => shareOf(routing, tier)));
/** The highest minimum of the written hard rules. */
const floorOf = ({ answers: { budget, projectType, hasSurvey, hasDrawings } }: Case) => {
  if (['complex', 'multiple_properties'].includes(projectType)) return 4;
  if (budget.kind === 'share_of_install' || (budget.kind === 'amount' && budget.cents >= 35_000_00)) return 4;
  return ['new_build', 'major_renovation'].includes(projectType) || !(hasSurvey || hasDrawings) ? 3 : 1;
};

/** The first few that break the rule, so that a failure shows them. */
const breaking = (isBroken: (given: Case) => boolean) => cases.filter(isBroken).slice(0, 3);

// Seconds on a quiet machine; the limit is for a busy one.
describe(`${RUNS} generated answers (seed ${SEED})`, { timeout: 600_000 }, () => {
  it('reach every tier, hard rule, flag and notice, with review and without', () => {
    const seen = new Set<unknown>(cases.flatMap(({ routing }) => [routing.tier, ...routing.hardRules, ...routing.redFlags.map(({ code }) => code), ...routing.notices, routing.needsReview]));
    expect(cases).toHaveLength(RUNS);
    expect([...TIERS, ...HARD_RULES, ...RED_FLAGS, 'tight_timeline', true, false].filter((value) => !seen.has(value))).toEqual([]);
  });

  it('are routed as a second, naive reading of the rules routes them', () => {
    expect(
      breaking(({ answers, fees, routing }) => {
        const { factors: _factors, reason: _reason, ruleVersion: _version, ...decided } = routing;
        return JSON.stringify(decided) !== JSON.stringify(naiveRoute(answers, fees));
      }),
    ).toEqual([]);
  });

  it('give the same result again, from rules and answers that cannot be changed', () => {
    expect(breaking((given) => JSON.stringify(routed(given)) !== JSON.stringify(given.routing))).toEqual([]);
  });

  it('score the final tier by the factors that allow it', () => {
    expect(breaking(({ routing }) => routing.score !== shareOf(routing, routing.tier))).toEqual([]);
  });

  it('are never below a hard rule, and leave the best score only because of one', () => {
    expect(breaking((given) => given.routing.tier < floorOf(given))).toEqual([]);
    expect(breaking(({ routing }) => routing.hardRules.length === 0 && routing.score !== best(routing))).toEqual([]);
    expect(breaking((given) => given.routing.hardRules.length > 0 && given.routing.tier !== floorOf(given))).toEqual([]);
  });

  it('offer other tiers with half of the weights, best first, never below a hard rule', () => {
    expect(breaking((given) => given.routing.alternatives.some((tier) => tier < floorOf(given) || tier === given.routing.tier || shareOf(given.routing, tier) < 50))).toEqual([]);
    expect(
      breaking(({ routing }) => {
        const shares = routing.alternatives.map((tier) => shareOf(routing, tier));
        return shares.some((share, i) => i > 0 && share > shares[i - 1]!);
      }),
    ).toEqual([]);
    expect(breaking((given) => TIERS.some((tier) => tier >= floorOf(given) && tier !== given.routing.tier && shareOf(given.routing, tier) >= 50 && !given.routing.alternatives.includes(tier)))).toEqual([]);
  });

  it('need a review exactly when one of its reasons holds', () => {
    expect(
      breaking(({ answers: { budget }, fees, routing }) => {
        const fee = fees[routing.tier];
        const reasons = [
          routing.tier === 4,
          routing.confidence === 'low',
          routing.redFlags.length > 0,
          routing.hardRules.length > 0,
          routing.tier - budgetTierOf(routing) > 1,
          fee !== null && budget.kind === 'amount' && fee / budget.cents > 0.3,
        ];
        return routing.needsReview !== reasons.includes(true);
      }),
    ).toEqual([]);
  });

  it('are explained in one sentence, and each factor in its own words', () => {
    const odd = /undefined|null|NaN|\$\s|\bzero\b| {2}/;
    expect(breaking(({ routing }) => !/^[A-Z$][^.]*(\.\d\d[^.]*)?\.$/.test(routing.reason) || odd.test(routing.reason))).toEqual([]);
    expect(breaking(({ routing }) => routing.factors.some(({ says }) => !/^[A-Z$\d].*\.$/.test(says) || odd.test(says)))).toEqual([]);
    expect(breaking(({ routing }) => routing.notices.includes('tight_timeline') !== routing.reason.includes('tight'))).toEqual([]);
  });

  it('never go to a lower tier for having nothing, or for a larger budget', () => {
    const without = ({ answers, fees }: Case) => routed({ fees, answers: { ...answers, hasSurvey: false, hasDrawings: false } });
    expect(breaking((given) => without(given).tier < given.routing.tier)).toEqual([]);
    const richer = ({ answers, fees }: Case) => routed({ fees, answers: { ...answers, budget: { kind: 'amount', cents: 1_000_000_000 } } });
    expect(breaking((given) => richer(given).tier < given.routing.tier)).toEqual([]);
  });
});
