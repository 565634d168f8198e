import { z } from '@sage/config/z';

export const CATEGORIES = ['Document', 'Photo', 'Rendering', 'Floor Plan', 'Invoice', 'Contract', 'Other'] as const;

const isStream = (value: unknown): value is AsyncIterable<Uint8Array> => typeof value === 'object' && value !== null && Symbol.asyncIterator in value;

/** A file on its way in. `size` is what is known before it was read (the request's length); it is counted on the way. */
export const StoreFileInput = z.strictObject({
  projectId: z.uuid(),
  name: z.string().trim().min(1, 'Choose a file.').max(255, 'The name of this file is too long.'),
  bytes: z.custom<AsyncIterable<Uint8Array>>(isStream, 'Choose a file.'),
});
export type StoreFileInput = z.infer<typeof StoreFileInput>;

export const DeliverableDetails = z.strictObject({
  name: z.string({ error: 'Give it a name.' }).trim().min(1, 'Give it a name.').max(200, 'Use at most 200 characters.'),
  category: z.enum(CATEGORIES, 'Choose a category.'),
  description: z.string().trim().max(2_000, 'Use at most 2,000 characters.').optional(),
  /** The deliverable of which this is the next version. */
  replacesId: z.uuid().optional(),
});

export const AddDeliverableInput = DeliverableDetails.extend({
  projectId: z.uuid(),
  /** As `store` gave it. */
  file: z.strictObject({ id: z.uuid(), size: z.int().min(1), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
});
export type AddDeliverableInput = z.infer<typeof AddDeliverableInput>;

/** `rowVersion` is that of the deliverable as it was shown. */
export const ShownDeliverable = z.strictObject({ deliverableId: z.uuid(), rowVersion: z.coerce.number().int().min(1).max(2_147_483_647) });
export type ShownDeliverable = z.infer<typeof ShownDeliverable>;

export const DeliverableRef = z.strictObject({ deliverableId: z.uuid() });
export type DeliverableRef = z.infer<typeof DeliverableRef>;

/** That its page in Notion is shared with the client, or no longer. */
export const NoteShareInput = z.strictObject({ deliverableId: z.uuid(), isShared: z.boolean() });
export type NoteShareInput = z.infer<typeof NoteShareInput>;

/** `known`: the tag of what the browser has. */
export const PreviewInput = z.strictObject({ deliverableId: z.uuid(), known: z.string().max(200).nullable() });
export type PreviewInput = z.infer<typeof PreviewInput>;
