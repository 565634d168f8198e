import { describe, expect, it } from 'vitest';
import { route } from './route.ts';
import { answers, dollars, RULES } from './testing/fixtures.ts';
import { generatedCases } from './testing/generated-cases.ts';
import { whatIf, type WhatIf } from './what-if.ts';

const of = (changes: Parameters<typeof answers>[0] = {}) => whatIf(RULES, answers(changes));

describe('what would change it', () => {
  it.each<[string, Parameters<typeof answers>[0], WhatIf[]]>([
    ['everything points to tier 2', {}, [
      { factor: 'budget', fromCents: 250_000, belowCents: 750_000, tier: 1 },
      { factor: 'assets', asset: 'survey', has: false, tier: 3 },
      { factor: 'project_type', projectType: 'major_renovation', tier: 3 },
    ]],
    ['a small garden with everything drawn', { budget: dollars(5_000), timelineWeeks: 3, projectType: 'simple_renovation', hasDrawings: true }, [
      { factor: 'budget', fromCents: 750_000, belowCents: 1_500_000, tier: 2 },
      { factor: 'project_type', projectType: 'major_renovation', tier: 3 },
    ]],
    ['only the missing survey raised it', { budget: dollars(10_000), hasSurvey: false }, [
      { factor: 'budget', fromCents: 3_500_000, belowCents: null, tier: 4 },
      { factor: 'assets', asset: 'survey', has: true, tier: 2 },
      { factor: 'project_type', projectType: 'complex', tier: 4 },
    ]],
    ['nothing below the top can be reached by one answer', { budget: dollars(50_000), projectType: 'complex', timelineWeeks: 12 }, []],
  ])('when %s', (_, given, expected) => {
    expect(of(given)).toEqual(expected);
  });
});

/** The answers that a line of the page speaks of. */
const changed = (given: ReturnType<typeof answers>, line: WhatIf) => {
  if (line.factor === 'budget') return { ...given, budget: dollars(line.fromCents / 100) };
  if (line.factor === 'assets') return { ...given, [line.asset === 'survey' ? 'hasSurvey' : 'hasDrawings']: line.has };
  return line.factor === 'timeline' ? { ...given, timelineWeeks: line.weeks } : { ...given, projectType: line.projectType };
};

it('keeps its promise: whoever changes that answer gets that tier, and it is another', () => {
  const broken = generatedCases().slice(0, 2_000).flatMap((given) => {
    const rules = { ...RULES, fees: given.fees };
    const { tier } = route(rules, given.answers);
    return whatIf(rules, given.answers).filter((line) => line.tier === tier || route(rules, changed(given.answers, line)).tier !== line.tier);
  });
  expect(broken.slice(0, 3)).toEqual([]);
});
