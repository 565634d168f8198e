import { describe, expect, it } from 'vitest';
import rulesV1 from './rules-v1.json' with { type: 'json' };
import { publishedRules, routingRulesDocument, type RoutingRulesDocument } from './routing-rules.schema.ts';
import { RULES } from './testing/fixtures.ts';

type Loose = Record<string, unknown>;
const changed = (change: (document: RoutingRulesDocument & Loose) => void) => {
  const document = structuredClone(RULES.document) as RoutingRulesDocument & Loose;
  change(document);
  return routingRulesDocument.safeParse(document);
};

it('accepts version 1 as it is, and changes nothing in it', () => {
  expect(routingRulesDocument.parse(rulesV1)).toEqual(rulesV1);
});

describe('refuses', () => {
  it.each<[string, (document: RoutingRulesDocument & Loose) => void]>([
    ['weights that do not add up to 100', (d) => (d.weights.budget = 41)],
    ['a gap between bands', (d) => (d.factors.budget.bandsInCents[1]!.from = 250_001)],
    ['an overlap of bands', (d) => (d.factors.budget.bandsInCents[1]!.below = 750_001)],
    ['bands out of order', (d) => d.factors.budget.bandsInCents.reverse()],
    ['an empty band', (d) => d.factors.timeline.bandsInWeeks.splice(1, 0, { from: 2, below: 2, tiers: [1] })],
    ['a last band that ends', (d) => (d.factors.timeline.bandsInWeeks[2]!.below = 105)],
    ['an open band before the last', (d) => (d.factors.timeline.bandsInWeeks[0]!.below = null)],
    ['a first band that begins too late', (d) => (d.factors.timeline.bandsInWeeks[0]!.from = 0)],
    ['a tier that does not exist', (d) => (d.factors.assets.both = [5 as 4])],
    ['a factor that allows no tier', (d) => (d.factors.assets.both = [])],
    ['a tier named twice', (d) => (d.factors.assets.both = [1, 1])],
    ['a project type left out', (d) => delete (d.factors.project_type as Loose).complex],
    ['a project type that nobody can choose', (d) => ((d.factors.project_type as Loose).castle = [4])],
    ['a hard rule left out', (d) => d.hardRules.pop()],
    ['a hard rule listed twice', (d) => (d.hardRules[1] = d.hardRules[0]!)],
    ['a red flag left out', (d) => d.redFlags.pop()],
    ['a condition that always holds', (d) => (d.redFlags[0]!.anyOf = [{}])],
    ['a condition that it does not know', (d) => (d.redFlags[0]!.anyOf = [{ moon: 'full' } as Loose])],
    ['medium confidence above high', (d) => (d.confidence.mediumFrom = 75)],
    ['a tier without its least weeks', (d) => delete (d.minimumWeeks as Loose)[4]],
    ['anything it does not know', (d) => (d.surprise = true)],
  ])('%s', (_, change) => {
    expect(changed(change).success).toBe(false);
  });

  it('a price list without a tier', () => {
    const { 4: _, ...fees } = RULES.fees;
    expect(publishedRules.safeParse({ ...RULES, fees }).success).toBe(false);
  });
});
