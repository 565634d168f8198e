import type { Db } from '@sage/db';
import type { CompleteMilestoneInput } from './milestones.schema.ts';

/** The next step begins and the project follows, in one transaction. The last step is refused while something is owed. */
export const completeMilestone = ({ db }: { db: Pick<Db, 'milestones'> }, { milestoneId, ...rest }: CompleteMilestoneInput) =>
  db.milestones.complete({ id: milestoneId, ...rest });
