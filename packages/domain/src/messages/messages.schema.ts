import { z } from '@sage/config/z';
import { Cursor } from '../paging/paging.schema.ts';

const EMPTY = 'Write your message.';

/** Plain text in lines. Postgres holds no NUL and no halves of a character. */
export const MessageBody = z
  .string({ error: EMPTY })
  .overwrite((text) => text.replace(/\r\n?/g, '\n').trim())
  .min(1, EMPTY)
  .max(10_000, 'A message has at most 10,000 characters. Please send it in two.')
  .regex(/^[^\0\p{Cs}]*$/u, 'There is a character in here that we cannot keep. Please type it anew.');

/** `id` is made when the form is shown: the same one again is the same message. */
export const WriteMessageInput = z.strictObject({ id: z.uuid(), projectId: z.uuid(), body: MessageBody });
export type WriteMessageInput = z.infer<typeof WriteMessageInput>;

export const MessageListInput = z.strictObject({ projectId: z.uuid(), before: Cursor.optional() });
