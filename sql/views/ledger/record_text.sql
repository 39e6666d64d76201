-- Question: which bills or receipts does a text mean that somebody looks for?
-- Grain: bill or receipt.
-- Formula: the text begins the entry's number, or its unit's code, or, with a slash, its household code (estate code / unit code).
-- Counts: entries of every state.
-- Excludes: nothing.
-- Decided: bytewise, as codes are. Few hits are fetched and sorted; where there are many, the list is read in its order and each row
--   compared, since the next of so many hits is never far away.

-- A condition with a value written in; none where there is no value.
create function figures.clause(p_pattern text, p_value text) returns text language sql immutable strict as $$
  select format(p_pattern, p_value)
$$;

-- A column begins with a text, written as a range that an index in bytewise order serves.
create function figures.begins_with(p_column text, p_text text) returns text language sql immutable as $$
  select format('(%1$s collate "C" >= %2$L and %1$s collate "C" < %3$L)', p_column, p_text, p_text || chr(1114111))
$$;

-- True of a unit u that a text means.
create function figures.unit_begins_with(p_text text) returns text language sql immutable as $$
  select case
    when p_text like '%/%' then format('exists (select from public.estate e where e.estate_id = u.estate_id
      and starts_with(%1$L, e.estate_code || ''/'') and starts_with(u.unit_code, substr(%1$L, length(e.estate_code) + 2)))', p_text)
    else figures.begins_with('u.unit_code', p_text)
  end
$$;

-- A query in the making: where it reads, what it asks for, and the alias of the table in whose order the rows are read.
create type figures.choice as (source text, conditions text, place text);

-- Goes on after the row {"value": "", "estate": id, "id": id} of an order by these columns; the estate is left out of them within one.
create function figures.goes_on(p_columns text, p_down boolean, p_after jsonb, p_one_estate boolean) returns text
language sql immutable as $$
  select case when p_after is not null then format('and (%s) %s (%s)', p_columns, case when p_down then '<' else '>' end,
    case when p_one_estate then format('%L, %L', p_after ->> 'value', p_after ->> 'id')
      else format('%L, %L, %L', p_after ->> 'value', p_after ->> 'estate', p_after ->> 'id') end) end
$$;

create type figures.text_hits as (few boolean, estates int[], ids bigint[]);

-- The hits of a text among bills or receipts, when there are few; p_table is bill or receipt.
create function figures.text_hits(p_table text, p_text text, p_estate int) returns figures.text_hits
language plpgsql stable as $$
declare
  hits figures.text_hits;
  numbers text := format('from public.%1$I x where %2$s', p_table, figures.begins_with(format('x.%s_no', p_table), p_text));
  units text := format('from public.unit u where %s', figures.unit_begins_with(p_text));
begin
  if p_estate is not null then
    numbers := numbers || format(' and x.estate_id = %s', p_estate);
    units := units || format(' and u.estate_id = %s', p_estate);
  end if;
  execute format('select (select count(*) from (select 1 %s limit 2001) n) <= 2000 and (select count(*) from (select 1 %s limit 201) n) <= 200',
    numbers, units) into hits.few;
  if hits.few then
    execute format('select array_agg(h.estate_id), array_agg(h.id) from (
      select x.estate_id, x.%1$s_id as id %2$s
      union
      select x.estate_id, x.%1$s_id from (select u.estate_id, u.unit_id %3$s) u
      cross join lateral (select * from public.%1$I own where own.estate_id = u.estate_id and own.unit_id = u.unit_id) x) h',
      p_table, numbers, units) into hits.estates, hits.ids;
  end if;
  return hits;
end $$;
comment on function figures.text_hits is 'Bills or receipts whose number, unit code or household code begins with a text, when there are few.';
