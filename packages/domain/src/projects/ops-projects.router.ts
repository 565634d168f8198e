import { found } from '../errors.ts';
import { adminProcedure, router, teamProcedure } from '../trpc.ts';
import { closeProject } from './close-project.ts';
import { CloseProjectInput, ProjectInput, ProjectListInput } from './ops-projects.schema.ts';
import { reopenProject } from './reopen-project.ts';

export const opsProjectsRouter = router({
  list: teamProcedure.input(ProjectListInput).query(({ ctx, input }) => ctx.db.opsProjects.list(input)),
  find: teamProcedure.input(ProjectInput).query(async ({ ctx, input }) => found(await ctx.db.opsProjects.find(input.projectId), 'project')),
  close: adminProcedure.input(CloseProjectInput).mutation(({ ctx, input }) => closeProject(ctx, input)),
  reopen: adminProcedure.input(CloseProjectInput).mutation(({ ctx, input }) => reopenProject(ctx, input)),
});
