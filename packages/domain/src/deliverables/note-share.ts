import type { Db } from '@sage/db';
import type { NoteShareInput } from './deliverables.schema.ts';

/** Sharing itself is done by hand in Notion; this notes who did it, or that it ended. */
export const noteShare = ({ db }: { db: Pick<Db, 'deliverables'> }, { deliverableId, isShared }: NoteShareInput) => db.deliverables.noteShare({ id: deliverableId, isShared });
