-- requires: register_at
-- Question: which bills does a figure look at, and to which group of it does each belong?
-- Grain: bill.
-- Formula: bills recorded by K, not voided by K, issued by A, of the fee class and the slice.
-- Counts: every fee class when p_fee_class is null.
-- Excludes: bills issued after A.
-- Decided: party, liable kind, fee class and use are those frozen on the bill; region, company and property type are the
-- register's as known at K (METRICS.md, ground rule 9). A missing region or company is a group of its own, named ''.
-- p_slice: {"estates": [ids], "buildings": [ids], "units": [ids], "regions": [], "cityCompanies": [], "propertyTypes": [],
-- "uses": [], "feeItems": [], "liableKinds": []}; an absent key does not narrow.

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

create function figures.bill_scope(
  p_by text, p_as_of date, p_known_at timestamptz, p_fee_class text, p_slice jsonb
) returns setof figures.scoped_bill
language plpgsql stable rows 20000 set plan_cache_mode = force_custom_plan as $$
declare
  batches int[] := case when p_known_at is not null then figures.batches_at(p_known_at) end;
  estates int[] := figures.slice_estates(p_slice);
  buildings bigint[] := figures.slice_ids(p_slice, 'buildings');
  units bigint[] := figures.slice_ids(p_slice, 'units');
  regions text[] := figures.slice_words(p_slice, 'regions');
  companies text[] := figures.slice_words(p_slice, 'cityCompanies');
  types text[] := figures.slice_words(p_slice, 'propertyTypes');
  uses text[] := figures.slice_words(p_slice, 'uses');
  items text[] := figures.slice_words(p_slice, 'feeItems');
  kinds text[] := figures.slice_words(p_slice, 'liableKinds');
begin
  return query
  select
    case p_by
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
    end,
    b.estate_id, b.bill_id, b.unit_id, b.use, b.amount, b.issued_on, b.due_on, b.period_start, b.period_end
  from public.bill b
  join figures.register_at(p_known_at) r on r.estate_id = b.estate_id and r.building_id = b.building_id
  where b.issued_on <= p_as_of
    and (p_fee_class is null or b.fee_class = p_fee_class)
    and (batches is null or b.batch_id = any (batches))
    and (estates is null or b.estate_id = any (estates))
    and (buildings is null or b.building_id = any (buildings))
    and (units is null or b.unit_id = any (units))
    and (regions is null or r.region = any (regions))
    and (companies is null or r.city_company = any (companies))
    and (types is null or r.property_type = any (types))
    and (uses is null or b.use = any (uses))
    and (items is null or b.fee_item = any (items))
    and (kinds is null or b.liable_kind = any (kinds))
    and not exists (
      select from public.void v
      where v.estate_id = b.estate_id and v.entry_table = 'bills' and v.entry_id = b.bill_id
        and (batches is null or v.batch_id = any (batches)));
end $$;
comment on function figures.bill_scope is 'The bills of a scope as of A and as known at K, each with its group.';
