import { router, teamProcedure } from '../trpc.ts';
import { ClientListInput } from './ops-clients.schema.ts';

export const opsClientsRouter = router({
  list: teamProcedure.input(ClientListInput).query(({ ctx, input }) => ctx.db.opsClients.list(input)),
});
