import { found } from '../errors.ts';
import { clientProcedure, router } from '../trpc.ts';
import { ProjectInput } from './ops-projects.schema.ts';

export const portalProjectsRouter = router({
  find: clientProcedure.input(ProjectInput).query(async ({ ctx, input }) => found(await ctx.db.portal.project(input.projectId), 'project')),
});
