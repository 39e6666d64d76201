-- requires: household_arrears ageing_by_year moved_bills
-- Question: what do the definitions that look for what is owed answer, without reading the bills that are settled?
-- Grain: as household_arrears and ageing_by_year.
-- Formula: the same positions, as open_bill holds them where nothing moved on the bill since A, else from the postings, of the bills of
--   moved_bills: on any other nothing is unpaid. Who was billed is asked of each unit.
-- Excludes: known-at times: open bills are those known now, and the definition itself answers.
-- Decided: everything that shows what is owed asks here; the definitions stay as the reference that this is tested against.

-- Positions of bills of which something may be unpaid, in the shape of bill_position: those that stand since before A tell what is unpaid,
-- open and due, the others everything.
create function figures.owed_positions(
  p_by text, p_from date, p_to date, p_as_of date, p_known_at timestamptz, p_fee_class text, p_slice jsonb
) returns setof figures.bill_position
language plpgsql stable rows 20000 as $$
begin
  return query execute figures.scope_query(
    format('(select o.* from public.open_bill o where o.stands_from <= %L and o.unpaid <> 0) b', p_as_of),
    format($q$b.estate_id, b.bill_id, b.unit_id, b.use, b.issued_on, b.due_on, null::date, null::date,
      b.due_on between %1$L and %2$L, b.due_on < %1$L, b.due_on < date_trunc('year', %1$L::timestamp)::date,
      null::bigint, null::bigint, null::bigint, b.unpaid - b.open, null::bigint, b.unpaid, b.open, null::bigint, null::bigint,
      b.due_on <= %3$L, b.due_on < %3$L, null::bigint, null::bigint, null::bigint, null::bigint$q$, p_from, p_to, p_as_of),
    p_by, p_as_of, null, p_fee_class, p_slice);
  return query select * from figures.bill_position(p_by, p_from, p_to, p_as_of, null, p_fee_class, p_slice || '{"moved": true}');
end $$;

-- Units with a bill by A, each found by its first one.
create function figures.billed_units(p_as_of date, p_fee_class text, p_slice jsonb) returns table (estate_id int, unit_id bigint)
language plpgsql stable rows 20000 set plan_cache_mode = force_custom_plan as $$
declare
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
  select u.estate_id, u.unit_id
  from figures.register_of(null, estates) r
  join public.unit u on u.estate_id = r.estate_id and u.building_id = r.building_id
  cross join lateral (
    select from public.bill b
    where b.estate_id = u.estate_id and b.unit_id = u.unit_id and b.issued_on <= p_as_of
      and (p_fee_class is null or b.fee_class = p_fee_class)
      and (uses is null or b.use = any (uses))
      and (items is null or b.fee_item = any (items))
      and (kinds is null or b.liable_kind = any (kinds))
      and not exists (select from public.void v
        where v.estate_id = b.estate_id and v.entry_table = 'bills' and v.entry_id = b.bill_id)
    limit 1
  ) b
  where (estates is null or u.estate_id = any (estates))
    and (buildings is null or u.building_id = any (buildings))
    and (units is null or u.unit_id = any (units))
    and (regions is null or r.region = any (regions))
    and (companies is null or r.city_company = any (companies))
    and (types is null or r.property_type = any (types));
end $$;

create function figures.owed_by_open_bill(p_as_of date, p_known_at timestamptz, p_fee_class text, p_slice jsonb)
returns setof figures.household_owed
language plpgsql stable rows 20000 as $$
begin
  return query
  select b.estate_id, b.unit_id, b.due_on, b.open, true
  from figures.owed_positions('portfolio', p_as_of, p_as_of, p_as_of, null, p_fee_class, p_slice) b
  where b.is_overdue and b.open > 0;
  return query
  select u.estate_id, u.unit_id, null::date, 0::bigint, false from figures.billed_units(p_as_of, p_fee_class, p_slice) u;
end $$;

create function figures.instant_arrears(
  p_as_of date, p_known_at timestamptz, p_fee_class text, p_slice jsonb
) returns setof figures.household_arrears
language plpgsql stable rows 1000 as $$
begin
  return query select * from figures.arrears_from(case when p_known_at is null then 'owed_by_open_bill' else 'owed_by_bill' end,
    p_as_of, p_known_at, p_fee_class, p_slice);
end $$;
comment on function figures.instant_arrears is 'As household_arrears, from open bills where they can answer.';

create function figures.instant_ageing_by_year(
  p_by text, p_from date, p_to date, p_as_of date, p_known_at timestamptz, p_fee_class text, p_slice jsonb
) returns table (group_key text, year int, open bigint, bills bigint)
language plpgsql stable rows 100 as $$
begin
  return query select * from figures.ageing_by_year_from(case when p_known_at is null then 'owed_positions' else 'bill_position' end,
    p_by, p_from, p_to, p_as_of, p_known_at, p_fee_class, p_slice);
end $$;
comment on function figures.instant_ageing_by_year is 'As ageing_by_year, from open bills where they can answer.';
