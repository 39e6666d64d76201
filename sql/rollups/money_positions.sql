-- requires: cell_scan collection_money
-- Question: how do the bills of a group stand as of A, and how did they stand when the period began?
-- Grain: group and stretch of due dates between which no figure tells a difference, in the shape of bill_position.
-- Formula: cells at A and cells at the earlier of s - 1 and A; what moved between is the difference.
-- Counts: as bill_position: the parts of a cell are sums of the parts of its bills, so every sum over them is the same.
-- Excludes: known-at times, units: see cells_cover.
-- Decided: a stretch stands under its first due date. paid_by_due holds the sum of min(paid on the due date, net), which is what the on-time rate asks of it; columns that
--   belong to a single bill are null.

-- Where figures begin to tell due dates apart: the period, its year, A, and the bounds of the ageing.
create function figures.due_bounds(p_from date, p_to date, p_as_of date) returns date[] language sql immutable as $$
  select array(select distinct b from unnest(array[
    date_trunc('year', p_from::timestamp)::date, p_from, p_to + 1, p_as_of, p_as_of + 1, p_as_of - 30, p_as_of - 60, p_as_of - 90,
    p_as_of - 180, p_as_of - 365, p_as_of - 730, p_as_of - 1095
  ]) as b order by b)
$$;

create function figures.money_positions(
  p_by text, p_from date, p_to date, p_as_of date, p_known_at timestamptz, p_fee_class text, p_slice jsonb
) returns setof figures.bill_position
language plpgsql stable rows 1000 as $$
declare
  opening date := least(p_from - 1, p_as_of);
  fine boolean := p_by = 'building' or p_slice ? 'buildings';
  marked figures.marked_cells := figures.marked_cells(p_slice);
  is_marked boolean := marked.estates is not null;
  narrow text := figures.cell_conditions(p_fee_class, p_slice);
  before text := narrow || format(' and c.due_on < %L', p_from);
  -- Added up by these first, before the register's names come in.
  key text := 'c.estate_id' || case when fine or is_marked then ', c.building_id' else '' end
    || case when fine then '' else ', c.property_type' end
    || case when p_by in ('use', 'fee_class', 'fee_item', 'liable_kind') then ', c.' || p_by else '' end
    || ', width_bucket(c.due_on, $7)';
  level text := figures.cell_level('money', p_by, fine, p_slice);
  columns constant text := 'c.estate_id, c.building_id, c.property_type, c.fee_class, c.fee_item, c.use, c.liable_kind, c.due_on,
    c.charged, c.waived, c.written_off, c.paid, c.on_time';
  live constant text := $q$select c.estate_id, c.building_id, '', c.fee_class, c.fee_item, c.use, c.liable_kind, c.due_on,
    c.charged, c.waived, c.written_off, c.paid, c.on_time from live c where c.day <= %L$q$;
begin
  return query execute format(
    case when is_marked then 'with live as materialized (select * from figures.bill_flow($1, $2, $3)) ' else '' end ||
    $q$select s.g, null::int, null::bigint, null::bigint, null::text, null::date, s.due_on, null::date, null::date,
      s.due_on between $5 and $6, s.due_on < $5, s.due_on < date_trunc('year', $5::timestamp)::date,
      s.charged, s.waived, s.charged - s.waived, s.written_off, s.paid, s.charged - s.waived - s.paid,
      s.charged - s.waived - s.paid - s.written_off, s.on_time, null::bigint, s.due_on <= $4, s.due_on < $4,
      s.open_0, s.paid - s.paid_0, s.waived - s.charged - s.lowered_0, s.written_off - s.written_off_0
    from (
      select %1$s as g, min(c.due_on) as due_on, sum(c.charged)::bigint as charged, sum(c.waived)::bigint as waived,
        sum(c.written_off)::bigint as written_off, sum(c.paid)::bigint as paid, sum(c.on_time)::bigint as on_time,
        sum(c.open_0)::bigint as open_0, sum(c.paid_0)::bigint as paid_0, sum(c.lowered_0)::bigint as lowered_0,
        sum(c.written_off_0)::bigint as written_off_0
      from (
        select %2$s as stretch, min(c.due_on) as due_on, sum(c.charged) as charged, sum(c.waived) as waived,
          sum(c.written_off) as written_off, sum(c.paid) as paid, sum(c.on_time) as on_time, 0 as open_0, 0 as paid_0, 0 as lowered_0, 0 as written_off_0
        from (%3$s) c group by %2$s
        union all
        select %2$s, min(c.due_on), 0, 0, 0, 0, 0, sum(c.charged - c.waived - c.paid - c.written_off), sum(c.paid), sum(c.waived - c.charged),
          sum(c.written_off)
        from (%4$s) c group by %2$s
      ) c %5$s
      group by 1, c.stretch
    ) s$q$,
    figures.cell_group(p_by, fine, is_marked), key,
    figures.cells_at('money', columns, columns, format(live, p_as_of) || narrow, level, fine, is_marked, p_as_of, narrow),
    figures.cells_at('money', columns, columns, format(live, opening) || before, level, fine, is_marked, opening, before),
    figures.cell_register(p_by, fine, is_marked, p_slice))
  using marked.estates, marked.buildings, marked.dues, p_as_of, p_from, p_to,
    figures.due_bounds(p_from, p_to, p_as_of);
end $$;
comment on function figures.money_positions is 'Positions of cells of bills, in the shape of bill_position.';
