import type { Db } from '@sage/db';
import type { AddRoundInput } from './milestones.schema.ts';

/** A Revisions and Review pair past the agreed rounds. The project follows. */
export const addRound = ({ db }: { db: Pick<Db, 'milestones'> }, input: AddRoundInput) => db.milestones.addRound(input);
