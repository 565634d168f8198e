-- The result page is shown to whoever has its link, so it tells the street and neither unit, city nor ZIP.

-- From the house number to the word for the street; without such a word a number and one name, alone between commas. Null in any doubt.
-- Nothing is captured, so Postgres matches in time linear in the address, however it is made; an address has at most 300 characters.
create function private.street_line(p_address text) returns text language sql immutable set search_path = '' as $$
  select line from unnest(string_to_array(translate(p_address, E'\n;', ',,'), ',')) with ordinality as parts (part, place),
    -- The first repetition is the short kind, which makes all of them short.
    lateral (select regexp_replace(substring(btrim(part) from '(?i)^[0-9][[:alnum:]/-]*?\s+(?:[^\s#]+\s+)+?(?:alley|avenue|ave|av|boulevard|blvd|circle|cir|'
      'court|ct|drive|dr|highway|hwy|lane|ln|loop|parkway|pkwy|place|pl|road|rd|row|square|sq|street|st|terrace|ter|trail|trl|way)\M|'
      '^[0-9][[:alnum:]/-]*?\s+[[:alpha:]''-]+$'), '\s+', ' ', 'g') as line) as found
  where line is not null order by place limit 1
$$;

create or replace function public.intake_result(p_submission_id uuid) returns jsonb language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('submission_id', l.submission_id, 'street', private.street_line(l.project_address), 'status', l.status,
    'recommended_tier', l.recommended_tier, 'approved_tier', l.approved_tier, 'answers', l.answers, 'routing', l.routing_result,
    'rules', jsonb_build_object('version', r.version, 'document', r.document,
      'fees', (select jsonb_object_agg(id::text, price_cents) from public.tiers)),
    'tiers', public.intake_tiers(), 'paid', paid, 'opened', l.converted_at is not null,
    'payable', case when not paid then private.payable_of_lead(l) end,
    'booking_url', case when coalesce(l.approved_tier, l.recommended_tier) = 4 and l.status <> 'closed' and l.converted_at is null
      then (select booking_url from public.studio_settings) end)
  from public.leads l join public.routing_rules r on r.version = l.rule_version, lateral private.is_lead_paid(l) as paid
  where l.submission_id = p_submission_id and l.source = 'form'
$$;

revoke all on function private.street_line(text) from public;
