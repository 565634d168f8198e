-- Studio settings: one row. Due dates are 17:00 of a working day in `zone`.

create table public.studio_settings (
  id boolean primary key default true check (id),
  name text not null check (length(name) between 1 and 200),
  zone text not null default 'America/Los_Angeles' check (length(zone) between 1 and 60),
  -- {"mon": [["09:00", "17:00"]], …}; a day without an entry is no working day.
  weekly_hours jsonb not null check (jsonb_typeof(weekly_hours) = 'object'),
  -- ["2026-12-25", …]
  holidays jsonb not null default '[]' check (jsonb_typeof(holidays) = 'array'),
  currency text not null default 'usd' check (currency ~ '^[a-z]{3}$'),
  tax_line text check (length(tax_line) <= 300),
  booking_url text check (length(booking_url) <= 2000 and booking_url ~ '^https?://'),
  -- Only a Notion comment that begins with this reaches the client.
  client_comment_mark text not null default '@client' check (length(client_comment_mark) between 1 and 40),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  row_version integer not null default 1
);

-- A CHECK cannot ask the server's list of zones.
create function private.check_zone() returns trigger language plpgsql set search_path = '' as $$
begin
  if not exists (select from pg_catalog.pg_timezone_names where name = new.zone) then
    raise exception '% is no time zone', new.zone using errcode = 'check_violation';
  end if;
  return new;
end $$;
revoke all on function private.check_zone() from public;

create trigger check_zone before insert or update of zone on public.studio_settings for each row execute function private.check_zone();
create trigger touch before update on public.studio_settings for each row execute function private.touch_row();
create trigger audit after insert or update or delete on public.studio_settings
  for each row execute function private.write_audit('studio_settings', 'create');

-- Clients need the zone to read their due dates, and nothing else of this.
create function private.studio_zone() returns text language sql stable security definer set search_path = '' as $$
  select zone from public.studio_settings
$$;
revoke all on function private.studio_zone() from public;
grant execute on function private.studio_zone() to authenticated, service_role;

alter table public.studio_settings enable row level security;
alter table public.studio_settings force row level security;
create policy "the team reads the settings" on public.studio_settings for select to authenticated using ((select private.is_team()));
create policy "admins change the settings" on public.studio_settings for update to authenticated
  using ((select private.is_admin())) with check ((select private.is_admin()));

revoke all on public.studio_settings from public, anon, authenticated, service_role;
grant select on public.studio_settings to authenticated;
grant update (name, zone, weekly_hours, holidays, currency, tax_line, booking_url, client_comment_mark) on public.studio_settings to authenticated;
grant select, update on public.studio_settings to service_role;

insert into public.studio_settings (name, weekly_hours) values ('SAGE', '{
  "mon": [["09:00", "17:00"]], "tue": [["09:00", "17:00"]], "wed": [["09:00", "17:00"]], "thu": [["09:00", "17:00"]], "fri": [["09:00", "17:00"]]}');
