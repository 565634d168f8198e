import { router, teamProcedure } from '../trpc.ts';
import { addContact } from './add-contact.ts';
import { ClientListInput, ContactInput } from './ops-clients.schema.ts';

export const opsClientsRouter = router({
  list: teamProcedure.input(ClientListInput).query(({ ctx, input }) => ctx.db.opsClients.list(input)),
  addContact: teamProcedure.input(ContactInput).mutation(({ ctx, input }) => addContact(ctx, input)),
});
