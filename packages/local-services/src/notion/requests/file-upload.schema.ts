import { z } from '@sage/config/z';

const filename = z.string().min(1).refine((name) => Buffer.byteLength(name) <= 900, 'should be at most 900 bytes');

export const createFileUploadSchema = z.strictObject({
  mode: z.enum(['single_part', 'multi_part', 'external_url']).optional(),
  filename: filename.optional(),
  content_type: z.string().min(1).optional(),
  number_of_parts: z.number().int().min(1).max(1000).optional(),
  external_url: z.string().optional(),
});

/** What the form of `fileUploads.send` becomes: see `read-request.ts`. */
export const sendFileUploadSchema = z.strictObject({
  file: z.strictObject({ filename: z.string(), content_type: z.string(), bytes: z.instanceof(Uint8Array) }),
  part_number: z.coerce.number().int().min(1).max(1000).optional(),
});
export type SentFile = z.infer<typeof sendFileUploadSchema>['file'];

export const fileUploadRef = z.strictObject({ type: z.literal('file_upload').optional(), file_upload: z.strictObject({ id: z.string() }) });
