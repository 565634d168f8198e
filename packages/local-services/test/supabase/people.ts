/** Two people, one of whom signs in; a hash that nobody may read; a table without a word of who may use it. */
export const ADA = '00000000-0000-4000-8000-00000000000a';
export const BOB = '00000000-0000-4000-8000-00000000000b';

export const PEOPLE = `
  create table public.people (
    id uuid primary key default gen_random_uuid(),
    name text not null unique check (length(name) > 1),
    password_hash text,
    created_at timestamptz not null default now()
  );
  insert into public.people (id, name, password_hash) values ('${ADA}', 'Ada', 'hash of Ada'), ('${BOB}', 'Bob', 'hash of Bob');
  alter table public.people enable row level security;
  create policy "people read themselves" on public.people for select to authenticated using (id = (select auth.uid()));
  grant usage on schema public to anon, authenticated, service_role;
  grant select (id, name, created_at) on public.people to authenticated;
  grant select, insert, update on public.people to service_role;

  create table public.secrets (word text);
  insert into public.secrets values ('nobody was granted this');
  alter table public.secrets enable row level security;
`;
