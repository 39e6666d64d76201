-- requires: register_at
-- Question: which estates, buildings and households does a text mean?
-- Grain: estate, building or unit.
-- Formula: part of an estate's or building's name or code; the beginning of a unit's code or of a household code.
-- Counts: what is registered now.
-- Excludes: names and phones of persons, which nobody searches here.
-- Decided: codes that begin with the text come first. Estates and buildings are few and compared one by one, in any case of letters;
--   units are many and found by the beginning of their code, bytewise.

create function figures.search_estates(p_text text, p_limit int) returns table (estate_id int)
language plpgsql stable rows 5 as $$
begin
  return query
  select e.estate_id from figures.estate_at(null) e
  where strpos(lower(e.estate_code), lower(p_text)) > 0 or strpos(lower(e.name), lower(p_text)) > 0
  order by not starts_with(lower(e.estate_code), lower(p_text)), not starts_with(lower(e.name), lower(p_text)), e.estate_code collate "C"
  limit p_limit;
end $$;

create function figures.search_buildings(p_text text, p_limit int) returns table (estate_id int, building_id bigint)
language plpgsql stable rows 5 as $$
begin
  return query
  select b.estate_id, b.building_id from figures.register_at(null) b
  where strpos(lower(b.estate_code || '/' || b.building_code), lower(p_text)) > 0
    or strpos(lower(b.estate_name || ' ' || b.building_name), lower(p_text)) > 0
    or strpos(lower(b.estate_name || b.building_name), lower(p_text)) > 0
  order by not starts_with(lower(b.estate_code || '/' || b.building_code), lower(p_text)),
    not starts_with(lower(b.building_code), lower(p_text)), b.estate_code collate "C", b.building_code collate "C"
  limit p_limit;
end $$;

create function figures.search_units(p_text text, p_limit int) returns table (estate_id int, unit_id bigint)
language plpgsql stable rows 5 set plan_cache_mode = force_custom_plan as $$
declare
  own record;
  rest text;
begin
  -- The estate of a household code: of two the longer one, should a code itself have a slash.
  select e.estate_id, e.estate_code into own from public.estate e
  where starts_with(p_text, e.estate_code || '/') order by length(e.estate_code) desc limit 1;
  rest := substr(p_text, length(own.estate_code) + 2);
  return query
  select u.estate_id, u.unit_id from (
    (select u.estate_id, u.unit_id, u.unit_code from public.unit u
      where u.unit_code collate "C" >= p_text and u.unit_code collate "C" < p_text || chr(1114111)
      order by u.unit_code collate "C", u.estate_id limit p_limit)
    union
    (select u.estate_id, u.unit_id, u.unit_code from public.unit u
      where u.estate_id = own.estate_id
        and u.unit_code collate "C" >= rest and u.unit_code collate "C" < rest || chr(1114111)
      order by u.unit_code collate "C" limit p_limit)
  ) u
  order by u.unit_code collate "C", u.estate_id limit p_limit;
end $$;
comment on function figures.search_units is 'Units whose code, or household code, begins with a text.';
