-- requires: money_positions
-- Question: how do bills stand by property type, by use, by liable kind, and by all three, in one go?
-- Grain: as money_positions or bill_position by type_use_kind, once in each of the four groupings.
-- Formula: each bill, or cell of bills, of a type, use and kind stands in one group of each grouping, so that it is read once; a group is
--   named by its grouping, a colon and its key.
-- Decided: why a rate changed asks for all four at two positions. A use may hold a slash: types and kinds are words of ours and hold none.

create function figures.typed_positions(
  p_by text, p_from date, p_to date, p_as_of date, p_known_at timestamptz, p_fee_class text, p_slice jsonb
) returns setof figures.bill_position
language plpgsql stable rows 1000 as $$
begin
  return query execute format($q$
  select k.by || ':' || k.key, n.estate_id, n.bill_id, n.unit_id, n.use, n.issued_on, n.due_on, n.period_start, n.period_end,
    n.in_period, n.in_arrears, n.prior_year, n.charged, n.waived, n.net, n.written_off, n.paid, n.unpaid, n.open,
    n.paid_by_due, n.unpaid_at_due, n.is_due, n.is_overdue, n.open_before, n.recovered, n.arrears_waived, n.arrears_written_off
  from figures.%I('type_use_kind', $1, $2, $3, $4, $5, $6) n
  cross join lateral regexp_match(n.group_key, '^([^/]*)/(.*)/([^/]*)$') as t (part)
  cross join lateral (values ('property_type', t.part[1]), ('use', t.part[2]), ('liable_kind', t.part[3]), ('type_use_kind', n.group_key)) k (by, key)
  $q$, case when figures.known_cover('type_use_kind', p_known_at, p_slice) then 'money_positions' else 'bill_position' end)
  using p_from, p_to, p_as_of, p_known_at, p_fee_class, p_slice;
end $$;
