import { found } from '../errors.ts';
import { router, teamProcedure } from '../trpc.ts';
import { ProjectInput, ProjectListInput } from './ops-projects.schema.ts';

export const opsProjectsRouter = router({
  list: teamProcedure.input(ProjectListInput).query(({ ctx, input }) => ctx.db.opsProjects.list(input)),
  find: teamProcedure.input(ProjectInput).query(async ({ ctx, input }) => found(await ctx.db.opsProjects.find(input.projectId), 'project')),
});
