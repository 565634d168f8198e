import { z } from '@sage/config/z';
import { fileUploadRef } from './file-upload.schema.ts';

const upload = fileUploadRef.transform(({ file_upload }) => ({ type: 'file_upload' as const, file_upload }));

/** An emoji, an external picture, or an uploaded one. */
export const iconSchema = z
  .union([
    z.strictObject({ type: z.literal('emoji').optional(), emoji: z.string().min(1) }).transform(({ emoji }) => ({ type: 'emoji' as const, emoji })),
    upload,
    z.strictObject({ type: z.literal('external').optional(), external: z.strictObject({ url: z.url().max(2000) }) }).transform(({ external }) => ({ type: 'external' as const, external })),
  ])
  .nullable();
export const coverSchema = z
  .union([
    upload,
    z.strictObject({ type: z.literal('external').optional(), external: z.strictObject({ url: z.url().max(2000) }) }).transform(({ external }) => ({ type: 'external' as const, external })),
  ])
  .nullable();
