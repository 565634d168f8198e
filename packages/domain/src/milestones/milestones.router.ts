import { router, teamProcedure } from '../trpc.ts';
import { addRound } from './add-round.ts';
import { completeMilestone } from './complete-milestone.ts';
import { AddRoundInput, CompleteMilestoneInput, ReturnMilestoneInput, StartMilestoneInput } from './milestones.schema.ts';
import { returnMilestone } from './return-milestone.ts';
import { startMilestone } from './start-milestone.ts';

export const milestonesRouter = router({
  complete: teamProcedure.input(CompleteMilestoneInput).mutation(({ ctx, input }) => completeMilestone(ctx, input)),
  return: teamProcedure.input(ReturnMilestoneInput).mutation(({ ctx, input }) => returnMilestone(ctx, input)),
  start: teamProcedure.input(StartMilestoneInput).mutation(({ ctx, input }) => startMilestone(ctx, input)),
  addRound: teamProcedure.input(AddRoundInput).mutation(({ ctx, input }) => addRound(ctx, input)),
});
