import type { Db } from '@sage/db';
import type { WriteMessageInput } from './messages.schema.ts';

/** Mail to the other side and the comment in Notion follow from the row, in the same transaction. */
export const writeMessage = ({ db }: { db: Pick<Db, 'messages'> }, input: WriteMessageInput) => db.messages.write(input);
