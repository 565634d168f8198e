import { z } from '@sage/config/z';

/** Emoji or external picture; uploads come with the files API. */
export const iconSchema = z
  .union([
    z.strictObject({ type: z.literal('emoji').optional(), emoji: z.string().min(1) }).transform(({ emoji }) => ({ type: 'emoji' as const, emoji })),
    z.strictObject({ type: z.literal('external').optional(), external: z.strictObject({ url: z.url().max(2000) }) }).transform(({ external }) => ({ type: 'external' as const, external })),
  ])
  .nullable();
export const coverSchema = z
  .strictObject({ type: z.literal('external').optional(), external: z.strictObject({ url: z.url().max(2000) }) })
  .transform(({ external }) => ({ type: 'external' as const, external }))
  .nullable();
