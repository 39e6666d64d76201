-- requires: money_positions typed_positions household_sets ageing
-- Question: what do the figures' definitions answer, at once?
-- Grain: as collection_money, collection_households and ageing.
-- Formula: the same sums over cells where cells can answer, else the definition itself.
-- Decided: everything that shows a figure asks here; the definitions stay as the reference that this is tested against.

create function figures.instant_money(
  p_by text, p_from date, p_to date, p_as_of date, p_known_at timestamptz, p_fee_class text, p_slice jsonb
) returns setof figures.money_figures
language plpgsql stable rows 100 as $$
begin
  return query select * from figures.money_from(
    case when p_by = 'typed' then 'typed_positions' when figures.known_cover(p_by, p_known_at, p_slice) then 'money_positions' else 'bill_position' end,
    p_by, p_from, p_to, p_as_of, p_known_at, p_fee_class, p_slice);
end $$;
comment on function figures.instant_money is 'As collection_money, from cells where they can answer; by `typed` of four groupings at once, see typed_positions.';

create function figures.instant_households(
  p_by text, p_from date, p_to date, p_as_of date, p_known_at timestamptz, p_fee_class text, p_slice jsonb
) returns setof figures.household_figures
language plpgsql stable rows 100 as $$
begin
  -- A unit that is both marked and was known otherwise may stand in cells of two grains.
  if figures.known_cover(p_by, p_known_at, p_slice) and (p_known_at is null or (figures.marked_cells(p_slice)).estates is null) then
    return query
    select r.* from figures.household_sets(p_by, p_from, p_to, p_as_of, p_known_at, p_fee_class, p_slice) s
    cross join lateral figures.household_rates(s) r;
  else
    return query select * from figures.collection_households(p_by, p_from, p_to, p_as_of, p_known_at, p_fee_class, p_slice);
  end if;
end $$;
comment on function figures.instant_households is 'As collection_households, from cells where they can answer.';

create function figures.instant_ageing(
  p_by text, p_from date, p_to date, p_as_of date, p_known_at timestamptz, p_fee_class text, p_slice jsonb
) returns setof figures.aged_balance
language plpgsql stable rows 500 as $$
begin
  return query select * from figures.ageing_from(
    case when figures.known_cover(p_by, p_known_at, p_slice) then 'aged_positions' else 'bill_position' end,
    p_by, p_from, p_to, p_as_of, p_known_at, p_fee_class, p_slice);
end $$;
comment on function figures.instant_ageing is 'As ageing, from cells where they can answer.';
