import type { Client, Enums } from '../client.ts';
import { unwrap } from '../unwrap.ts';

const LIST = `id, name, email, project_address, project_type, budget_range, timeline, recommended_tier, approved_tier, routing_reason,
  status, client_id, converted_at, created_at`;

/** The last row of the page before. `created_at` as it came: it has microseconds, which a Date would lose. */
export interface LeadCursor {
  created_at: string;
  id: string;
}

export interface LeadFilter {
  status?: Enums<'lead_status'>;
  after?: LeadCursor;
  limit?: number;
}

/** A cursor comes out of a URL: quoting keeps it one value of the filter, whatever it holds. */
const quoted = (value: string) => `"${value.replace(/["\\]/g, '\\$&')}"`;
const below = ({ created_at, id }: LeadCursor) =>
  `created_at.lt.${quoted(created_at)},and(created_at.eq.${quoted(created_at)},id.lt.${quoted(id)})`;

export const leadQueries = (client: Client) => ({
  /** Newest first, by keyset: a page costs the same however far down it is, and a new lead moves none. */
  list: async ({ status, after, limit = 50 }: LeadFilter = {}) => {
    let query = client.from('leads').select(LIST);
    if (status) query = query.eq('status', status);
    if (after) query = query.or(below(after));
    return unwrap(await query.order('created_at', { ascending: false }).order('id', { ascending: false }).limit(limit));
  },
});
export type LeadListRow = Awaited<ReturnType<ReturnType<typeof leadQueries>['list']>>[number];
