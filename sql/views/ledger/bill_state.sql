-- requires: bill_position
-- Question: what is the state of each bill as of A, as known at K?
-- Grain: bill.
-- Formula: WAIVED: nothing is left after waivers and credit notes and a waiver did it; PAID: nothing unpaid; WRITTEN_OFF: unpaid, but
--   nothing open; OVERDUE: open and due before A; UNPAID: open and due on A or later (METRICS.md, ground rule 5).
-- Counts: bills issued by A, recorded and not voided by K, of every fee class.
-- Excludes: nothing.
-- Decided: the state is derived, never stored. A partly written-off bill with something left open is overdue or unpaid.

create type figures.stated_bill as (
  estate_id int, bill_id bigint, unit_id bigint, status text, charged bigint, waived bigint, net bigint, paid bigint,
  unpaid bigint, written_off bigint, open bigint
);

create function figures.status_of_bill(waived bigint, net bigint, unpaid bigint, open bigint, is_overdue boolean) returns text
language sql immutable as $$
  select case
    when unpaid = 0 and net = 0 and waived > 0 then 'WAIVED'
    when unpaid = 0 then 'PAID'
    when open = 0 then 'WRITTEN_OFF'
    when is_overdue then 'OVERDUE'
    else 'UNPAID'
  end
$$;
comment on function figures.status_of_bill is 'The state that amounts and due date of a bill make.';

create function figures.bill_state(p_as_of date, p_known_at timestamptz, p_slice jsonb) returns setof figures.stated_bill
language plpgsql stable rows 1000 as $$
begin
  return query
  select b.estate_id, b.bill_id, b.unit_id,
    figures.status_of_bill(b.waived, b.net, b.unpaid, b.open, b.is_overdue),
    b.charged, b.waived, b.net, b.paid, b.unpaid, b.written_off, b.open
  from figures.bill_position('portfolio', p_as_of, p_as_of, p_as_of, p_known_at, null, p_slice) b;
end $$;
comment on function figures.bill_state is 'The derived state of bills: 已缴 paid, 逾期 overdue, 未缴 unpaid, 已减免 waived, 已核销 written off.';
