import type { Db } from '@sage/db';
import type { ReturnMilestoneInput } from './milestones.schema.ts';

/** One step back: what its completion had started waits again. */
export const returnMilestone = ({ db }: { db: Pick<Db, 'milestones'> }, { milestoneId, ...rest }: ReturnMilestoneInput) =>
  db.milestones.giveBack({ id: milestoneId, ...rest });
