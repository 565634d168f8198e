import type { Client } from 'pg';
import type { Verb } from './table.ts';

/** A policy of the catalog, with the statements that would break it. */
export interface Policy {
  table: string;
  name: string;
  verbs: Verb[];
  /** It lets everyone through already, whom the grants let in. */
  isOpen: boolean;
  drop: string;
  open: string;
}

const POLICIES = `
  select case p.schemaname when 'public' then p.tablename else p.schemaname || '.' || p.tablename end as table, p.policyname as name,
    case p.cmd when 'ALL' then array['select', 'insert', 'update', 'delete'] else array[lower(p.cmd)] end as verbs,
    coalesce(p.qual, 'true') = 'true' and coalesce(p.with_check, 'true') = 'true' as "isOpen",
    format('drop policy %I on %I.%I', p.policyname, p.schemaname, p.tablename) as drop,
    format('alter policy %I on %I.%I', p.policyname, p.schemaname, p.tablename)
      || case when p.qual is null then '' else ' using (true)' end || case when p.with_check is null then '' else ' with check (true)' end as open
  from pg_policies p
  where p.schemaname in ('public', 'storage')
  order by 1, 2`;

export const readPolicies = async (client: Client): Promise<Policy[]> => (await client.query<Policy>(POLICIES)).rows;
