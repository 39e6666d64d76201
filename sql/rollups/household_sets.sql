-- requires: known_earlier collection_households
-- Question: how many households were billed, settled, overdue and on time, told from cells?
-- Grain: group of p_by.
-- Formula: household_position in sets: the households of a period are the union of those of its due dates, billed B, unpaid U, owing O and
--   late L; settled = B less U; due = B of bills due before A; overdue = O of them; fell due = B of bills due by A; on time = fell due less L.
-- Counts: bits, one for each unit, so that a unit counts once however many bills it has.
-- Excludes: units, and times since which much was recorded: see cells_cover and known_cover.
-- Decided: within a month the state is that of the month's end with the bits flipped back that changed after the day, and as known at K so
--   are those that stood otherwise before what was recorded since.

-- The state of the households of marked cells, from the ledger, in blocks of 64.
create function figures.live_households(p_estates int[], p_buildings bigint[], p_dues date[], p_day date)
returns setof public.household_month language plpgsql stable rows 500 as $$
begin
  return query
  select u.estate_id, u.building_id, '', u.fee_class, u.fee_item, u.use, u.liable_kind, u.due_on, p_day, p_day, u.unit_id / 64,
    coalesce(bit_or(figures.unit_bit(u.unit_id)) filter (where u.billed > 0), 0)::bit(64)::bit varying,
    coalesce(bit_or(figures.unit_bit(u.unit_id)) filter (where u.unpaid > 0), 0)::bit(64)::bit varying,
    coalesce(bit_or(figures.unit_bit(u.unit_id)) filter (where u.owing > 0), 0)::bit(64)::bit varying,
    coalesce(bit_or(figures.unit_bit(u.unit_id)) filter (where u.late > 0), 0)::bit(64)::bit varying
  from (
    select f.estate_id, f.building_id, f.fee_class, f.fee_item, f.use, f.liable_kind, f.due_on, f.unit_id,
      sum(f.billed) as billed, sum(f.unpaid) as unpaid, sum(f.owing) as owing, sum(f.late) as late
    from figures.bill_flow(p_estates, p_buildings, p_dues) f
    where f.day <= p_day
    group by f.estate_id, f.building_id, f.fee_class, f.fee_item, f.use, f.liable_kind, f.due_on, f.unit_id
  ) u
  group by u.estate_id, u.building_id, u.fee_class, u.fee_item, u.use, u.liable_kind, u.due_on, u.unit_id / 64;
end $$;

create function figures.household_sets(
  p_by text, p_from date, p_to date, p_as_of date, p_known_at timestamptz, p_fee_class text, p_slice jsonb
) returns setof figures.household_count
language plpgsql stable rows 100 as $$
declare
  fine boolean := p_by = 'building' or p_slice ? 'buildings';
  marked figures.marked_cells := figures.marked_cells(p_slice);
  is_marked boolean := marked.estates is not null;
  narrow text := figures.cell_conditions(p_fee_class, p_slice) || format(' and c.due_on between %L and %L', p_from, p_to);
  size text := case when fine then '64' else '1024' end;
  level constant text := figures.cell_level('household', p_by, fine, p_slice);
  -- Sets are put together by these. Of estates as a whole the other columns are all alike.
  key constant text := case when level = 'c.building_id = -1' and not is_marked then 'c.estate_id, c.fee_class, c.liable_kind, c.due_on, '
    when not fine and not is_marked then 'c.estate_id, c.property_type, c.fee_class, c.fee_item, c.use, c.liable_kind, c.due_on, '
    else 'c.estate_id, c.building_id, c.property_type, c.fee_class, c.fee_item, c.use, c.liable_kind, c.due_on, ' end;
  own constant text := key || 'c.block, c.billed, c.unpaid, c.owing, c.late';
  wide constant text := key || 'c.block / 16 as block, figures.widened(c.billed::bit(64)::bigint, c.block) as billed,
    figures.widened(c.unpaid::bit(64)::bigint, c.block) as unpaid, figures.widened(c.owing::bit(64)::bigint, c.block) as owing,
    figures.widened(c.late::bit(64)::bigint, c.block) as late';
  cells text;
begin
  cells := figures.cells_at('household', own, own, wide, wide,
    format('select %s from figures.live_households($1, $2, $3, %L) c where true', case when fine then own else wide end, p_as_of) || narrow,
    level, fine, is_marked, p_as_of, narrow);
  if p_known_at is not null then
    cells := cells || format(' union all select %s from figures.earlier_households(%L, %L, %L, %L, %L, %L, %L) c where true',
      case when fine then own else wide end, figures.batches_after(p_known_at), p_as_of, p_from, p_to, figures.slice_estates(p_slice),
      level like '%-1' or level like $x$%= ''$x$, level = 'c.building_id = 0') || narrow;
  end if;
  if p_known_at is not null or not figures.is_month_end(p_as_of) then
    cells := format('select %s c.block, bit_xor(c.billed::bit(%s)) as billed, bit_xor(c.unpaid::bit(%s)) as unpaid,
      bit_xor(c.owing::bit(%s)) as owing, bit_xor(c.late::bit(%s)) as late from (%s) c group by %s c.block',
      key, size, size, size, size, cells, key);
  end if;
  return query execute format(
    $q$select s.g, sum(bit_count(s.b))::bigint, sum(bit_count(s.b & ~s.u))::bigint, sum(bit_count(s.d))::bigint,
      sum(bit_count(s.o))::bigint, sum(bit_count(s.f))::bigint, sum(bit_count(s.f & ~s.l))::bigint
    from (
      select %1$s as g, c.estate_id, c.block, bit_or(c.billed::bit(%2$s)) as b, bit_or(c.unpaid::bit(%2$s)) as u,
        coalesce(bit_or(c.billed::bit(%2$s)) filter (where c.due_on < $4), 0::bit(%2$s)) as d,
        coalesce(bit_or(c.owing::bit(%2$s)) filter (where c.due_on < $4), 0::bit(%2$s)) as o,
        coalesce(bit_or(c.billed::bit(%2$s)) filter (where c.due_on <= $4), 0::bit(%2$s)) as f,
        coalesce(bit_or(c.late::bit(%2$s)) filter (where c.due_on <= $4), 0::bit(%2$s)) as l
      from (%3$s) c %4$s
      group by 1, 2, 3
    ) s
    group by s.g
    having sum(bit_count(s.b)) > 0$q$,
    figures.cell_group(p_by, fine, is_marked), size, cells, figures.cell_register(p_by, fine, is_marked, p_known_at, p_slice))
  using marked.estates, marked.buildings, marked.dues, p_as_of;
end $$;
comment on function figures.household_sets is 'Household counts of a period by group, from cells.';
