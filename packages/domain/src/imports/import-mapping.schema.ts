import { z } from '@sage/config/z';

export const IMPORT_KINDS = ['client', 'project', 'milestone', 'deliverable', 'lead'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

const tier = z.number().int().min(1).max(4);
const meaning = <S extends z.ZodType>(value: S) => z.record(z.string(), value).default({});

/** Which database holds what, by ids of Notion, and what people's words mean. `pnpm notion:import --write-mapping` makes one to begin with. */
export const ImportMapping = z.strictObject({
  version: z.literal(1),
  /** `properties`: our field → the property's id or name. */
  kinds: z.partialRecord(z.enum(IMPORT_KINDS), z.strictObject({ dataSource: z.string(), properties: z.record(z.string(), z.string()) })),
  /** Beside what is understood anyway, such as "Tier 2" or "In progress". */
  values: z
    .strictObject({
      tier: meaning(tier),
      projectStatus: meaning(z.enum(['onboarding', 'in_progress', 'awaiting_feedback', 'revisions', 'delivered', 'closed'])),
      milestoneStatus: meaning(z.enum(['pending', 'in_progress', 'completed'])),
      category: meaning(z.enum(['Document', 'Photo', 'Rendering', 'Floor Plan', 'Invoice', 'Contract', 'Other'])),
    })
    .prefault({}),
  /** Page → client who is here already, or that it is somebody else, where neither e-mail nor name tells. */
  records: z.record(z.string(), z.union([z.guid(), z.literal('new')])).default({}),
  /** Of what names no tier; null: it is not imported. */
  tierIfNone: tier.nullable().default(null),
});
export type ImportMapping = z.infer<typeof ImportMapping>;
