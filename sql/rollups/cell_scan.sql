-- requires: cell_row register_at bill_scope
-- Question: which rows tell how the cells of a scope stand at the end of a day?
-- Grain: text of a query; its rows are cells with their register and their group.
-- Formula: clean cells from the rollup union all marked cells from the ledger; at the end of a month its own rows, within a month
--   those of the month before and what has changed since.
-- Counts: cells of estates, or of buildings where the question is about buildings (p_fine).
-- Excludes: a cell of an estate in which a building is marked: its clean buildings stand in for it.
-- Decided: text, so that the planner sees the question asked and no other. Days and names are quoted literals; the marked cells are
--   the parameters $1 (estates), $2 (buildings) and $3 (due dates).

-- Whether cells can answer: they know what is recorded now, whole buildings, and not too much may be marked.
create function figures.cells_cover(p_by text, p_known_at timestamptz, p_slice jsonb) returns boolean
language plpgsql stable set plan_cache_mode = force_custom_plan as $$
declare
  estates int[] := figures.slice_estates(p_slice);
  -- Beyond this many marked cells the ledger itself answers sooner: to work one out takes as long as to read some 150 bills,
  -- or 300 where its bills are not in memory.
  most constant int := greatest(500, (select c.reltuples from pg_class c where c.oid = 'public.bill'::regclass) / 300);
begin
  return p_known_at is null and p_by <> 'unit' and not (p_slice ? 'units') and (
    select count(*) from (
      select distinct m.estate_id, m.building_id, m.due_on from public.cell_mark m
      where estates is null or m.estate_id = any (estates) limit most + 1
    ) marked
  ) <= most;
end $$;

create type figures.marked_cells as (estates int[], buildings bigint[], dues date[]);

create function figures.marked_cells(p_slice jsonb) returns figures.marked_cells
language plpgsql stable set plan_cache_mode = force_custom_plan as $$
declare
  wanted int[] := figures.slice_estates(p_slice);
  found figures.marked_cells;
begin
  select array_agg(m.estate_id), array_agg(m.building_id), array_agg(m.due_on) into found
  from (select distinct c.estate_id, c.building_id, c.due_on from public.cell_mark c where wanted is null or c.estate_id = any (wanted)) m;
  return found;
end $$;

create function figures.is_month_end(p_day date) returns boolean language sql immutable as $$
  select extract(day from p_day + 1) = 1
$$;

-- Rows of p_family ('money' or 'household') at the end of p_day that satisfy p_where, an expression over c. Within a month they are
-- those of its end, less what came after the day: p_less is p_columns taken back. Without p_less nothing is taken back, and the rows are
-- those of the month before and of what has come since: they tell which cells there are.
create function figures.stored_cells(p_family text, p_columns text, p_less text, p_day date, p_where text) returns text
language plpgsql immutable as $$
declare
  month date := figures.month_of(p_day);
  after date := figures.month_after(p_day);
  at_end constant text := 'select %s from public.%I c where c.from_on <= %L and c.until_on > %L and %s';
  days constant text := ' union all select %s from public.%I c where c.from_on between %L and %L and c.until_on between %L and %L and %s';
begin
  if figures.is_month_end(p_day) then
    return format(at_end, p_columns, p_family || '_month', month, month, p_where);
  elsif p_less is null then
    return format(at_end, p_columns, p_family || '_month', figures.month_of(month - 1), figures.month_of(month - 1), p_where)
      || format(days, p_columns, p_family || '_day', month, p_day, p_day + 1, after, p_where);
  end if;
  return format(at_end, p_columns, p_family || '_month', month, month, p_where)
    -- Of cells that changed after the day: how they stood at the end, and how on the day.
    || format(days, p_less, p_family || '_day', p_day + 1, after - 1, after, after, p_where)
    || format(days, p_columns, p_family || '_day', month, p_day, p_day + 1, after - 1, p_where);
end $$;

-- Which rows of a family answer a question: those of buildings (p_fine), of estates, or of estates as a whole, the fewest that will do.
create function figures.cell_level(p_family text, p_by text, p_fine boolean, p_slice jsonb) returns text
language plpgsql immutable as $$
declare
  kinds text[] := figures.slice_words(p_slice, 'liableKinds');
  whole boolean := p_by not in ('use', 'fee_item', 'liable_kind', 'type_use_kind') and not p_slice ?| array['uses', 'feeItems']
    and (kinds is null or ('OWNER' = any (kinds)) = ('TENANT' = any (kinds)));
begin
  if p_fine and p_family = 'household' then
    return case when whole then $q$c.building_id > 0 and c.use = ''$q$ else $q$c.building_id > 0 and c.use <> ''$q$ end;
  elsif p_fine then
    return 'c.building_id > 0';
  elsif whole and p_by <> 'property_type' and not p_slice ? 'propertyTypes' then
    return 'c.building_id = -1';
  end if;
  return 'c.building_id = 0';
end $$;

-- All cells of a scope at the end of p_day. p_live: how the marked cells are read, a query over $1, $2, $3. p_wide: how a building's
-- columns become an estate's. p_less and p_wide_less: the same columns taken back, as in stored_cells.
create function figures.cells_at(
  p_family text, p_columns text, p_less text, p_wide text, p_wide_less text, p_live text, p_level text, p_fine boolean, p_marked boolean, p_day date, p_where text
) returns text language plpgsql immutable as $$
begin
  if not p_marked then
    return figures.stored_cells(p_family, p_columns, p_less, p_day, p_level || p_where);
  end if;
  if p_fine then
    return figures.stored_cells(p_family, p_columns, p_less, p_day, p_level || p_where
      || ' and (c.estate_id, c.building_id, c.due_on) not in (select * from unnest($1, $2, $3))') || ' union all ' || p_live;
  end if;
  return figures.stored_cells(p_family, p_columns, p_less, p_day, p_level || p_where
      || ' and (c.estate_id, c.due_on) not in (select * from unnest($1, $3))')
    || ' union all ' || figures.stored_cells(p_family, p_wide, p_wide_less, p_day, $q$c.building_id > 0 and c.use <> ''$q$ || p_where
      || ' and c.estate_id = any ($1) and c.due_on = any ($3) and (c.estate_id, c.due_on) in (select * from unnest($1, $3))'
      || ' and (c.estate_id, c.building_id, c.due_on) not in (select * from unnest($1, $2, $3))')
    || ' union all ' || p_live;
end $$;

-- A condition that a column is one of some values; none where there are no values to choose from.
create function figures.among(p_column text, p_values text[], p_type text) returns text language sql immutable as $$
  select case when p_values is null then '' else format(' and %s = any (%L::%s)', p_column, p_values, p_type) end
$$;

-- Conditions of a slice and a fee class on the columns of a cell, beginning with ' and '.
create function figures.cell_conditions(p_fee_class text, p_slice jsonb) returns text language plpgsql stable as $$
begin
  return case when p_fee_class is null then '' else format(' and c.fee_class = %L', p_fee_class) end
    || figures.among('c.estate_id', figures.slice_estates(p_slice)::text[], 'int[]')
    || figures.among('c.building_id', figures.slice_ids(p_slice, 'buildings')::text[], 'bigint[]')
    || figures.among('c.use', figures.slice_words(p_slice, 'uses'), 'text[]')
    || figures.among('c.fee_item', figures.slice_words(p_slice, 'feeItems'), 'text[]')
    || figures.among('c.liable_kind', figures.slice_words(p_slice, 'liableKinds'), 'text[]');
end $$;

-- Joins cells c to the register, and narrows them by it. Cells of estates carry their property type, those of buildings do not.
create function figures.cell_register(p_by text, p_fine boolean, p_marked boolean, p_known_at timestamptz, p_slice jsonb) returns text
language plpgsql stable as $$
declare
  estates int[] := figures.slice_estates(p_slice);
  typed boolean := p_by in ('property_type', 'type_use_kind') or p_slice ? 'propertyTypes';
  joined text := '';
begin
  if p_by in ('region', 'city_company', 'estate', 'building') or p_slice ?| array['regions', 'cityCompanies'] then
    joined := format(' join figures.estate_at(%L) e on e.estate_id = c.estate_id', p_known_at);
  end if;
  if p_fine or (typed and p_marked) then
    joined := joined || format(' left join figures.register_of(%L, %L::int[]) r on r.estate_id = c.estate_id and r.building_id = c.building_id',
      p_known_at, estates);
  end if;
  return joined || ' where true'
    || figures.among('e.region', figures.slice_words(p_slice, 'regions'), 'text[]')
    || figures.among('e.city_company', figures.slice_words(p_slice, 'cityCompanies'), 'text[]')
    || figures.among(figures.cell_type(p_fine, p_marked), figures.slice_words(p_slice, 'propertyTypes'), 'text[]');
end $$;

create function figures.cell_type(p_fine boolean, p_marked boolean) returns text language sql immutable as $$
  select case when p_fine then 'r.property_type' when p_marked then 'coalesce(r.property_type, c.property_type)' else 'c.property_type' end
$$;

create function figures.cell_group(p_by text, p_fine boolean, p_marked boolean) returns text language sql immutable as $$
  select case p_by
    when 'portfolio' then '''all''::text'
    when 'region' then 'e.region'
    when 'city_company' then 'e.city_company'
    when 'estate' then 'e.estate_code'
    when 'building' then 'r.estate_code || ''/'' || r.building_code'
    when 'property_type' then figures.cell_type(p_fine, p_marked)
    when 'use' then 'c.use'
    when 'fee_class' then 'c.fee_class'
    when 'fee_item' then 'c.fee_item'
    when 'liable_kind' then 'c.liable_kind'
    when 'type_use_kind' then figures.cell_type(p_fine, p_marked) || ' || ''/'' || c.use || ''/'' || c.liable_kind'
  end
$$;
