import { z } from '@sage/config/z';
import type { Client } from '../client.ts';
import { unwrap } from '../unwrap.ts';
import { cursor, type Cursor } from './paging.ts';

const listed = z.object({
  id: z.uuid(),
  name: z.string(),
  tier: z.number().int(),
  status: z.enum(['onboarding', 'active', 'completed', 'closed']),
  project_address: z.string().nullable(),
  email: z.string().nullable(),
  /** Nobody can sign in for it, although a project is open. */
  lacks_entry: z.boolean(),
  projects: z.array(z.object({ id: z.uuid(), name: z.string(), status: z.string() })),
  created_at: z.string(),
});
export type OpsClientRow = z.infer<typeof listed>;

const clientList = z.object({ zone: z.string(), clients: z.array(listed), next: cursor.nullable() });

export const opsClientQueries = (client: Client) => ({
  /** Newest first, each with its projects. */
  list: async ({ after, limit, lacksEntry }: { after?: Cursor; limit?: number; lacksEntry?: boolean }) =>
    clientList.parse(unwrap(await client.rpc('ops_clients', { p_after: after, p_limit: limit, p_no_entry: lacksEntry }))),

  /** Invites whoever has no password yet. The same e-mail again changes nothing. */
  addContact: async ({ clientId, email }: { clientId: string; email: string }): Promise<void> =>
    void unwrap(await client.rpc('add_client_contact', { p_client_id: clientId, p_email: email })),
});
