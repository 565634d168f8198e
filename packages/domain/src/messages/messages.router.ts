import { found } from '../errors.ts';
import { clientProcedure, router, teamProcedure } from '../trpc.ts';
import { MessageListInput, WriteMessageInput } from './messages.schema.ts';
import { writeMessage } from './write-message.ts';

/** The same conversation from both sides. */
const messagesFor = (procedure: typeof clientProcedure | typeof teamProcedure) =>
  router({
    list: procedure.input(MessageListInput).query(async ({ ctx, input }) => found(await ctx.db.messages.list(input), 'project')),
    write: procedure.input(WriteMessageInput).mutation(({ ctx, input }) => writeMessage(ctx, input)),
  });

export const portalMessagesRouter = messagesFor(clientProcedure);
export const opsMessagesRouter = messagesFor(teamProcedure);
