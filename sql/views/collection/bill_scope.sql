-- requires: register_at moved_bills without_fences
-- Question: which bills does a figure look at, and to which group of it does each belong?
-- Grain: bill.
-- Formula: bills recorded by K, not voided by K, issued by A, of the fee class and the slice.
-- Counts: every fee class when p_fee_class is null.
-- Excludes: bills issued after A.
-- Decided: party, liable kind, fee class and use are those frozen on the bill; region, company and property type are the
-- register's as known at K (METRICS.md, ground rule 9). A missing region or company is a group of its own, named ''.
-- p_slice: {"estates": [ids], "buildings": [ids], "units": [ids], "regions": [], "cityCompanies": [], "propertyTypes": [],
-- "uses": [], "feeItems": [], "liableKinds": [], "moved": true}; an absent key does not narrow. Moved narrows to the bills of moved_bills.

create function figures.slice_ids(p_slice jsonb, key text) returns bigint[] language sql immutable as $$
  select case when jsonb_typeof(p_slice -> key) = 'array'
    then (select coalesce(array_agg(v::bigint), '{}') from jsonb_array_elements_text(p_slice -> key) as v) end
$$;

create function figures.slice_words(p_slice jsonb, key text) returns text[] language sql immutable as $$
  select case when jsonb_typeof(p_slice -> key) = 'array'
    then (select coalesce(array_agg(v), '{}') from jsonb_array_elements_text(p_slice -> key) as v) end
$$;

-- The estates that a slice can lie in: those it names, and those of the buildings it names. Null: any. Where it names none and the viewer
-- sees some estates, theirs: row security would leave the others out as well, but row by row. Of those it names it does so anyway.
create function figures.slice_estates(p_slice jsonb) returns int[]
language plpgsql stable as $$
declare
  estates int[] := figures.slice_ids(p_slice, 'estates')::int[];
  buildings bigint[] := figures.slice_ids(p_slice, 'buildings');
begin
  if buildings is not null then
    estates := array(select distinct b.estate_id from public.building b
      where b.building_id = any (buildings) and (estates is null or b.estate_id = any (estates)));
  end if;
  if estates is null and current_setting('app.scope', true) = 'estates' then
    return coalesce(string_to_array(nullif(current_setting('app.estate_ids', true), ''), ',')::int[], '{}');
  end if;
  return estates;
end $$;

create type figures.scoped_bill as (
  group_key text, estate_id int, bill_id bigint, unit_id bigint, use text, amount bigint, issued_on date, due_on date,
  period_start date, period_end date
);

-- A condition that a column is one of some values; none where there are no values to choose from.
create function figures.one_of(p_column text, p_values anyarray) returns text language sql immutable as $$
  select case when p_values is null then '' else format(' and %s = any (%L::%s)', p_column, p_values, pg_typeof(p_values)) end
$$;

-- The bills b of a scope as text, so that the planner sees where they come from: their group, then p_columns.
create function figures.scope_query(
  p_source text, p_columns text, p_by text, p_as_of date, p_known_at timestamptz, p_fee_class text, p_slice jsonb
) returns text
language plpgsql stable as $$
declare
  batches int[] := case when p_known_at is not null then figures.batches_at(p_known_at) end;
begin
  return format($q$
  select
    case %L
      when 'portfolio' then 'all'
      when 'region' then r.region
      when 'city_company' then r.city_company
      when 'estate' then r.estate_code
      when 'building' then r.estate_code || '/' || r.building_code
      when 'unit' then r.estate_code || '/' || (select u.unit_code from public.unit u
        where u.estate_id = b.estate_id and u.unit_id = b.unit_id)
      when 'property_type' then r.property_type
      when 'use' then b.use
      when 'fee_class' then b.fee_class
      when 'fee_item' then b.fee_item
      when 'liable_kind' then b.liable_kind
      when 'type_use_kind' then r.property_type || '/' || b.use || '/' || b.liable_kind
    end, %s
  from %s
  join figures.register_at(%L) r on r.estate_id = b.estate_id and r.building_id = b.building_id
  where b.issued_on <= %L %s
    and not exists (
      select from public.void v
      where v.estate_id = b.estate_id and v.entry_table = 'bills' and v.entry_id = b.bill_id %s)$q$,
    p_by, p_columns, p_source, p_known_at, p_as_of,
    case when p_fee_class is null then '' else format('and b.fee_class = %L', p_fee_class) end
      || figures.one_of('b.batch_id', batches)
      || figures.one_of('b.estate_id', figures.slice_estates(p_slice))
      || figures.one_of('b.building_id', figures.slice_ids(p_slice, 'buildings'))
      || figures.one_of('b.unit_id', figures.slice_ids(p_slice, 'units'))
      || figures.one_of('r.region', figures.slice_words(p_slice, 'regions'))
      || figures.one_of('r.city_company', figures.slice_words(p_slice, 'cityCompanies'))
      || figures.one_of('r.property_type', figures.slice_words(p_slice, 'propertyTypes'))
      || figures.one_of('b.use', figures.slice_words(p_slice, 'uses'))
      || figures.one_of('b.fee_item', figures.slice_words(p_slice, 'feeItems'))
      || figures.one_of('b.liable_kind', figures.slice_words(p_slice, 'liableKinds')),
    figures.one_of('v.batch_id', batches));
end $$;

create function figures.bill_scope(
  p_by text, p_as_of date, p_known_at timestamptz, p_fee_class text, p_slice jsonb
) returns setof figures.scoped_bill
language plpgsql stable rows 20000 as $$
begin
  return query execute figures.scope_query(
    case when p_slice ? 'moved' then format(figures.without_fences('figures.moved_bills(%L, %L) o cross join lateral (
      select * from public.bill own where own.estate_id = o.estate_id and own.bill_id = o.bill_id offset 0) b'), p_as_of, figures.slice_estates(p_slice))
      else 'public.bill b' end,
    'b.estate_id, b.bill_id, b.unit_id, b.use, b.amount, b.issued_on, b.due_on, b.period_start, b.period_end',
    p_by, p_as_of, p_known_at, p_fee_class, p_slice);
end $$;
comment on function figures.bill_scope is 'The bills of a scope as of A and as known at K, each with its group.';
