import type { Client } from '../client.ts';
import { unwrap } from '../unwrap.ts';

const LIST = 'id, name, tier, status, payment_status, client_id, created_at, updated_at';

export const projectQueries = (client: Client) => ({
  /** Newest first. Row-level security leaves a client with only their own. */
  list: async ({ limit = 50 }: { limit?: number } = {}) =>
    unwrap(await client.from('projects').select(LIST).order('created_at', { ascending: false }).order('id', { ascending: false }).limit(limit)),
});
export type ProjectListRow = Awaited<ReturnType<ReturnType<typeof projectQueries>['list']>>[number];
