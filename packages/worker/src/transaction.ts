import type { WithPgClient } from 'graphile-worker';
import type { JobContext } from './handler.ts';

/** Claims as the Data API would set them, so that audit rows carry the id of the request that caused the job. */
export const transactionFor =
  (withPgClient: WithPgClient, requestId: string | null): JobContext['transaction'] =>
  (work) =>
    withPgClient(async (client) => {
      await client.query('begin');
      try {
        await client.query(`select set_config('request.jwt.claims', $1, true)`, [JSON.stringify({ role: 'service_role', request_id: requestId })]);
        const result = await work(client);
        await client.query('commit');
        return result;
      } catch (error) {
        // A connection that is gone has rolled back by itself.
        await client.query('rollback').catch(() => undefined);
        throw error;
      }
    });
