import { z } from '@sage/config/z';

export const TIERS = [1, 2, 3, 4] as const;
export const FACTORS = ['budget', 'assets', 'timeline', 'project_type'] as const;
export const PROJECT_TYPES = [
  'simple_renovation',
  'standard_renovation',
  'small_addition',
  'standard_addition',
  'major_renovation',
  'new_build',
  'complex',
  'multiple_properties',
] as const;
export const HARD_RULES = ['no_assets', 'major_type', 'top_type', 'top_budget'] as const;
export const RED_FLAGS = [
  'budget_unclear',
  'timeline_unrealistic',
  'budget_timeline_mismatch',
  'no_assets_fast_timeline',
  'complex_low_budget',
  'multiple_properties',
] as const;
export const SEVERITIES = ['warning', 'critical'] as const;
export const CONFIDENCES = ['high', 'medium', 'low'] as const;

/** A chosen band is sent as its lower bound. */
const budgetAnswer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('amount'), cents: z.int().min(0).max(1_000_000_000) }),
  z.strictObject({ kind: z.literal('share_of_install') }),
  z.strictObject({ kind: z.literal('unsure') }),
]);

export const routingAnswers = z.strictObject({
  budget: budgetAnswer,
  timelineWeeks: z.int().min(1).max(104),
  projectType: z.enum(PROJECT_TYPES),
  hasSurvey: z.boolean(),
  hasDrawings: z.boolean(),
});

export type RoutingAnswers = z.infer<typeof routingAnswers>;
export type Tier = (typeof TIERS)[number];
export type Factor = (typeof FACTORS)[number];
export type ProjectType = (typeof PROJECT_TYPES)[number];
export type HardRule = (typeof HARD_RULES)[number];
export type RedFlag = (typeof RED_FLAGS)[number];
export type Severity = (typeof SEVERITIES)[number];
export type Confidence = (typeof CONFIDENCES)[number];
export type Notice = 'tight_timeline';

export interface FactorVerdict {
  factor: Factor;
  weight: number;
  /** The tiers that the answer allows, ascending. */
  tiers: Tier[];
  says: string;
}

export interface Routing {
  tier: Tier;
  /** The tier's share of the weights, 0 to 100. */
  score: number;
  confidence: Confidence;
  needsReview: boolean;
  factors: FactorVerdict[];
  /** Those that raised the tier. */
  hardRules: HardRule[];
  redFlags: { code: RedFlag; severity: Severity }[];
  notices: Notice[];
  /** Best first. */
  alternatives: Tier[];
  reason: string;
  ruleVersion: number;
}
