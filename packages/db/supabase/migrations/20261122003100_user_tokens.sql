-- User tokens: invitations (72 hours) and password resets (30 minutes), used once. The token itself is only in the letter or mail that
-- carries it. Used by one statement: update … where used_at is null and expires_at > now() returning.

create table public.user_tokens (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.users (id) on delete restrict,
  purpose text not null check (purpose in ('invitation', 'reset')),
  token_hash text not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
  created_by uuid references public.users (id) on delete restrict,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint short_lived check (expires_at <= created_at + case purpose when 'reset' then interval '30 minutes' else interval '72 hours' end)
);

create index user_tokens_user_id_idx on public.user_tokens (user_id);
create index user_tokens_created_by_idx on public.user_tokens (created_by);

create trigger audit after insert or update or delete on public.user_tokens
  for each row execute function private.write_audit('user_token', 'create', '!token_hash');

alter table public.user_tokens enable row level security;
alter table public.user_tokens force row level security;
revoke all on public.user_tokens from public, anon, authenticated, service_role;
grant select, insert, update, delete on public.user_tokens to service_role;
