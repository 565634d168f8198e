-- Day arithmetic of due dates. A day is a day of the studio's zone; a working day has hours in `weekly_hours` and is no holiday. What is due
-- is due at 17:00 there, so that a change of the clocks moves the instant and not the hour.

create function private.is_working_day(p_day date) returns boolean language sql stable security definer set search_path = '' as $$
  select jsonb_array_length(coalesce(weekly_hours -> to_char(p_day, 'dy'), '[]')) > 0 and not holidays ? to_char(p_day, 'YYYY-MM-DD')
  from public.studio_settings
$$;

-- 17:00 of the working day that is `p_days` working days after `p_day`; with 0 days, of the day itself or of the next working one.
create function private.close_of_business(p_day date, p_days integer default 0) returns timestamptz
language plpgsql stable strict security definer set search_path = '' as $$
declare
  v_day date := case when p_days = 0 then p_day - 1 else p_day end;
  v_left integer := greatest(p_days, 1);
begin
  while v_left > 0 loop
    v_day := v_day + 1;
    if private.is_working_day(v_day) then v_left := v_left - 1; end if;
    if v_day > p_day + 3650 then
      raise exception 'the studio has no working days' using errcode = 'PT409', hint = 'Set weekly_hours in the settings.';
    end if;
  end loop;
  return (v_day + time '17:00') at time zone private.studio_zone();
end $$;

-- Null days: open, so there is no date.
create function private.add_working_days(p_from timestamptz, p_days integer) returns timestamptz
language sql stable strict security definer set search_path = '' as $$
  select private.close_of_business((p_from at time zone private.studio_zone())::date, p_days)
$$;

revoke all on function private.is_working_day(date), private.close_of_business(date, integer), private.add_working_days(timestamptz, integer)
  from public;
