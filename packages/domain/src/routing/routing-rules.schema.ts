import { z } from '@sage/config/z';
import { CONFIDENCES, HARD_RULES, PROJECT_TYPES, RED_FLAGS, SEVERITIES, TIERS } from './routing.schema.ts';

const tier = z.literal(TIERS);
const cents = z.int().min(0);
const weeks = z.int().min(1);
const percent = z.int().min(0).max(100);
const projectType = z.enum(PROJECT_TYPES);

const isAscending = (values: readonly number[]) => values.every((value, i) => value > (values[i - 1] ?? -Infinity));
const tiers = z.array(tier).min(1).refine(isAscending, 'name each tier once, in ascending order');

const listsOnce = (codes: readonly string[]) => (rows: readonly { code: string }[]) =>
  rows.length === codes.length && codes.every((code) => rows.some((row) => row.code === code));

/** Bands cover everything from `start` on: each begins where the one before ends, and the last is open. A bound belongs to the upper band. */
const bands = <S extends z.ZodRawShape>(start: number, verdict: S) =>
  z
    .array(z.strictObject({ from: z.int(), below: z.int().nullable(), ...verdict }))
    .min(2)
    .refine((rows) => (rows as Band[])[0]?.from === start, `the first band begins at ${start}`)
    .refine((rows) => areContiguous(rows as Band[]), 'bands ascend without a gap or an overlap, and only the last is open');

interface Band {
  from: number;
  below: number | null;
}

const areContiguous = (rows: Band[]) =>
  rows.every((band, i) => {
    const next = rows[i + 1];
    return next ? band.below === next.from && band.below > band.from : band.below === null;
  });

const ASSETS = ['both', 'one', 'none'] as const;

/** All that is named must hold; a condition that names nothing would hold always. */
const condition = z
  .strictObject({
    assets: z.array(z.enum(ASSETS)).min(1),
    budgetBelowCents: cents,
    budgetFromCents: cents,
    budgetKinds: z.array(z.enum(['amount', 'share_of_install', 'unsure'])).min(1),
    budgetTiers: tiers,
    projectTypes: z.array(projectType).min(1),
    projectTypeAllowsOnly: tiers,
    weeksBelow: weeks,
  })
  .partial()
  .refine((value) => Object.keys(value).length > 0, 'name at least one thing');
const anyOf = z.array(condition).min(1);

const weights = z
  .strictObject({ budget: percent, assets: percent, timeline: percent, project_type: percent })
  .refine((value) => Object.values(value).reduce((sum, weight) => sum + weight, 0) === 100, 'the weights add up to 100');

export const routingRulesDocument = z.strictObject({
  weights,
  factors: z.strictObject({
    budget: z.strictObject({ bandsInCents: bands(0, { tier }), shareOfInstallTier: tier, unsureTier: tier }),
    assets: z.strictObject({ both: tiers, one: tiers, none: tiers }),
    timeline: z.strictObject({ bandsInWeeks: bands(1, { tiers }) }),
    project_type: z.record(projectType, tiers),
  }),
  hardRules: z
    .array(z.strictObject({ code: z.enum(HARD_RULES), minimumTier: tier, anyOf }))
    .refine(listsOnce(HARD_RULES), 'list every hard rule once'),
  redFlags: z
    .array(z.strictObject({ code: z.enum(RED_FLAGS), severity: z.enum(SEVERITIES), anyOf }))
    .refine(listsOnce(RED_FLAGS), 'list every red flag once'),
  confidence: z
    .strictObject({ highFrom: percent, mediumFrom: percent })
    .refine(({ highFrom, mediumFrom }) => highFrom > mediumFrom, 'high begins above medium'),
  alternativesFrom: percent,
  minimumWeeks: z.strictObject({ 1: weeks, 2: weeks, 3: weeks, 4: weeks }),
  review: z.strictObject({
    tiers: z.array(tier).refine(isAscending, 'name each tier once, in ascending order'),
    confidences: z.array(z.enum(CONFIDENCES)),
    anyRedFlag: z.boolean(),
    anyHardRule: z.boolean(),
    /** Reviewed when the tier is more than this above the budget's. */
    tiersAboveBudget: z.int().min(0).max(3),
    /** Reviewed when the tier's fee is more than this share of a known budget. */
    feeSharePercent: percent,
  }),
});

const feeCents = cents.nullable();

/** A published version as the database serves it. Fees are the price list's; a tier without one is quoted per project. */
export const publishedRules = z.strictObject({
  version: z.int().min(1),
  document: routingRulesDocument,
  fees: z.strictObject({ 1: feeCents, 2: feeCents, 3: feeCents, 4: feeCents }),
});

export type RoutingRulesDocument = z.infer<typeof routingRulesDocument>;
export type PublishedRules = z.infer<typeof publishedRules>;
export type RuleCondition = z.infer<typeof condition>;
export type Assets = (typeof ASSETS)[number];
