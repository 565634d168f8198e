import type { Db } from '@sage/db';
import type { LeaveConflictsInput } from './conflicts.schema.ts';

/** Somebody has taken note of all that was put back and shown; nothing changes. @returns how many */
export const leaveConflicts = ({ db }: { db: Pick<Db, 'opsConflicts'> }, input: LeaveConflictsInput) => db.opsConflicts.leaveAll(input);
