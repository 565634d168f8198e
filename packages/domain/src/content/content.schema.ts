import { z } from '@sage/config/z';

export const ContentFileInput = z.strictObject({ projectId: z.uuid(), fileId: z.uuid() });
export type ContentFileInput = z.infer<typeof ContentFileInput>;

/** `known`: the tag of what the browser has. */
export const ContentPictureInput = ContentFileInput.extend({ known: z.string().max(200).nullable() });
export type ContentPictureInput = z.infer<typeof ContentPictureInput>;
