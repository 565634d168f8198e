import fc from 'fast-check';
import { PROJECT_TYPES, type RoutingAnswers, type Tier } from '../routing.schema.ts';

export const SEED = 20_261_122;
export const RUNS = 100_000;

export interface GeneratedCase {
  answers: RoutingAnswers;
  fees: Record<Tier, number | null>;
}

const BOUNDS = [0, 2_500_00, 7_500_00, 15_000_00, 35_000_00, 1_000_000_000];
const nearBounds = BOUNDS.flatMap((cents) => [cents - 1, cents, cents + 1]).filter((cents) => cents >= 0 && cents <= 1_000_000_000);
const cents = fc.oneof(fc.constantFrom(...nearBounds), fc.integer({ min: 0, max: 50_000_00 }), fc.integer({ min: 0, max: 1_000_000_000 }));

const answers: fc.Arbitrary<RoutingAnswers> = fc.record({
  budget: fc.oneof(
    { weight: 8, arbitrary: fc.record({ kind: fc.constant('amount' as const), cents }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'share_of_install' as const }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'unsure' as const }) },
  ),
  timelineWeeks: fc.oneof(fc.constantFrom(1, 2, 3, 4, 7, 8, 9, 11, 12, 104), fc.integer({ min: 1, max: 104 })),
  projectType: fc.constantFrom(...PROJECT_TYPES),
  hasSurvey: fc.boolean(),
  hasDrawings: fc.boolean(),
});

const fee = fc.option(fc.integer({ min: 0, max: 10_000_00 }), { freq: 10 });
const generated: fc.Arbitrary<GeneratedCase> = fc.record({ answers, fees: fc.record({ 1: fee, 2: fee, 3: fee, 4: fee }) });

/** The same cases at every run. */
export const generatedCases = (): GeneratedCase[] => fc.sample(generated, { numRuns: RUNS, seed: SEED });
