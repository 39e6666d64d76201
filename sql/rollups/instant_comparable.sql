-- requires: cell_scan comparable_estates
-- Question: which estates can be compared between two periods, told at once?
-- Grain: as comparable_estates.
-- Formula: estates with a cell due in the one period, and one due in the other, that holds a bill by the period's own as-of date.
-- Decided: a cell exists from the issue of its first bill on, so that there is one is all that is asked.

create function figures.instant_comparable(
  p_from date, p_to date, p_as_of date, p_other_from date, p_other_to date, p_other_as_of date,
  p_known_at timestamptz, p_fee_class text, p_slice jsonb
) returns setof int
language plpgsql stable rows 100 as $$
declare
  fine boolean := p_slice ? 'buildings';
  marked figures.marked_cells := figures.marked_cells(p_slice);
  is_marked boolean := marked.estates is not null;
  level text := figures.cell_level('money', 'portfolio', fine, p_slice);
  register text := figures.cell_register('portfolio', fine, is_marked, p_known_at, p_slice);
  columns constant text := 'c.estate_id, c.building_id, c.property_type, c.fee_class, c.fee_item, c.use, c.liable_kind, c.due_on';
  live constant text := $q$select c.estate_id, c.building_id, '', c.fee_class, c.fee_item, c.use, c.liable_kind, c.due_on
    from figures.bill_flow($1, $2, $3) c where c.bills > 0 and c.day <= %L$q$;
  one text := figures.cell_conditions(p_fee_class, p_slice) || format(' and c.due_on between %L and %L', p_from, p_to);
  other text := figures.cell_conditions(p_fee_class, p_slice) || format(' and c.due_on between %L and %L', p_other_from, p_other_to);
begin
  if not figures.cells_cover('portfolio', p_known_at, p_slice) then
    return query select * from figures.comparable_estates(p_from, p_to, p_as_of, p_other_from, p_other_to, p_other_as_of,
      p_known_at, p_fee_class, p_slice);
    return;
  end if;
  return query execute format(
    'select c.estate_id from (%s) c %s intersect select c.estate_id from (%s) c %s order by 1',
    figures.cells_at('money', columns, null, columns, null, format(live, p_as_of) || one, level, fine, is_marked, p_as_of, one), register,
    figures.cells_at('money', columns, null, columns, null, format(live, p_other_as_of) || other, level, fine, is_marked, p_other_as_of, other),
    register)
  using marked.estates, marked.buildings, marked.dues;
end $$;
comment on function figures.instant_comparable is 'As comparable_estates, from cells where they can answer.';
