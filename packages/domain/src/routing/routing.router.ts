import { publicProcedure, router } from '../trpc.ts';
import { loadPublishedRules } from './load-published-rules.ts';
import { route } from './route.ts';
import { routingAnswers } from './routing.schema.ts';

export const routingRouter = router({
  /** What a project would be offered, before anything is sent in. */
  preview: publicProcedure.input(routingAnswers).query(async ({ ctx, input }) => route(await loadPublishedRules(ctx.db), input)),
});
