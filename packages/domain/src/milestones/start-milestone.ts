import type { Db } from '@sage/db';
import type { StartMilestoneInput } from './milestones.schema.ts';

/** Begins an optional step, also one that was skipped. */
export const startMilestone = ({ db }: { db: Pick<Db, 'milestones'> }, { milestoneId, rowVersion }: StartMilestoneInput) =>
  db.milestones.start({ id: milestoneId, rowVersion });
