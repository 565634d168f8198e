-- KAA clients without e-mail sign in with their project address. Two spellings of one address must give one key, and two homes must never
-- share one: case, punctuation, street suffixes, directions and the word for a unit are evened out; unit and ZIP stay.

create function private.address_word(p_word text) returns text language sql immutable parallel safe set search_path = '' as $$
  select coalesce('{
    "street": "st", "avenue": "ave", "av": "ave", "road": "rd", "drive": "dr", "lane": "ln", "court": "ct", "place": "pl", "boulevard": "blvd",
    "terrace": "ter", "circle": "cir", "highway": "hwy", "parkway": "pkwy", "square": "sq", "trail": "trl", "mount": "mt", "saint": "st",
    "north": "n", "south": "s", "east": "e", "west": "w", "northeast": "ne", "northwest": "nw", "southeast": "se", "southwest": "sw",
    "apartment": "unit", "apt": "unit", "suite": "unit", "ste": "unit", "flat": "unit", "no": "unit"}'::jsonb ->> p_word, p_word)
$$;

-- Null for an address without a letter or a digit: nobody can sign in with that. Accents go (NFKD, then the marks), only A to Z is lowered,
-- and the separators are listed, so that the key is the same under every locale of the database; other scripts stay as they are written.
create function private.address_key(p_address text) returns text language sql immutable parallel safe set search_path = '' as $$
  with plain as (
    select replace(replace(lower(regexp_replace(normalize(p_address, nfkd), '[\u0300-\u036f]', '', 'g') collate "C"), '#', ' unit '), '.', '') as words
  )
  select nullif(regexp_replace(string_agg(private.address_word(word), ' ' order by place), '(^| )unit( unit)+( |$)', '\1unit\3', 'g'), '')
  from plain, unnest(regexp_split_to_array(
    regexp_replace(words, '[\u0001-\u002f\u003a-\u0060\u007b-\u00bf\u2000-\u206f\u3000-\u303f]+' collate "C", ' ', 'g'), ' +'))
    with ordinality as split (word, place)
  where word <> ''
$$;

revoke all on function private.address_word(text), private.address_key(text) from public;
-- A generated column is computed with the rights of whoever writes the row.
grant execute on function private.address_word(text), private.address_key(text) to authenticated, service_role;
