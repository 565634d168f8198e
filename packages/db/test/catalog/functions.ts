import { OURS, type Check } from './check.ts';

const functions = `pg_proc f join pg_namespace n on n.oid = f.pronamespace and n.nspname in ${OURS}`;
const name = `n.nspname || '.' || f.proname`;

export const functionChecks: Check[] = [
  {
    never: 'function whose names depend on the caller\'s search_path',
    query: `select ${name} as finding from ${functions}
      where not exists (select from unnest(f.proconfig) setting where setting in ('search_path=', 'search_path=""'))`,
    planted: `create function public.planted() returns int language sql security definer as 'select 1'`,
    finds: 'public.planted',
  },
  {
    never: 'function that anyone may execute',
    query: `select ${name} as finding from ${functions} cross join aclexplode(coalesce(f.proacl, acldefault('f', f.proowner))) g
      where g.grantee = 0 or g.grantee = 'anon'::regrole`,
    planted: `create function public.planted() returns int language sql set search_path = '' as 'select 1';
      grant execute on function public.planted() to anon`,
    finds: 'public.planted',
  },
  {
    never: 'trigger function that can be called by itself',
    query: `select ${name} as finding from ${functions} cross join aclexplode(coalesce(f.proacl, acldefault('f', f.proowner))) g
      where f.prorettype = 'trigger'::regtype and g.grantee <> f.proowner`,
    planted: `create function private.planted() returns trigger language plpgsql set search_path = '' as 'begin return null; end';
      grant execute on function private.planted() to authenticated`,
    finds: 'private.planted',
  },
];
