-- Question: how far are the cells behind the ledger?
-- Grain: one row.
-- Formula: marked cells and days of held money, and when the oldest mark was written.
-- Counts: cells of the viewer's estates.
-- Decided: figures are exact all the same: marked cells are read from the ledger. The lag tells what that costs.

create function figures.cell_lag() returns table (marked_cells int, oldest_mark timestamptz) language plpgsql stable rows 1 as $$
begin
  return query
  select (select count(*)::int from (select distinct m.estate_id, m.building_id, m.due_on from public.cell_mark m) c)
      + (select count(*)::int from (select distinct h.estate_id, h.day from public.held_mark h) c),
    least((select min(m.marked_at) from public.cell_mark m), (select min(h.marked_at) from public.held_mark h));
end $$;
comment on function figures.cell_lag is 'Cells that wait to be recomputed.';
