-- requires: without_fences
-- Question: what does each bill add to its cell, and on which day?
-- Grain: bill and change; of several changes on one day the first says what the day has done to the bill's state.
-- Formula: the parts of bill_position as they stand by the end of a day less those by the end of the change before; so their sum up
--   to A is bill_position as of A. An allocation counts from its bill's issue on, as there.
-- Counts: bills of the groups asked for that are not voided; groups are (estate, building, due date).
-- Excludes: what is known by K: cells hold what is known now.
-- Decided: this is the only place where the ledger becomes cells; refreshed and live cells both come from here. That it agrees with
--   bill_position is proved over random ledgers by the tests.

-- What sum says, as a bigint that overflows loudly: sum itself counts bigint in numeric, made anew for every row of a window.
create aggregate figures.total(bigint) (sfunc = int8pl, stype = bigint, initcond = '0', combinefunc = int8pl, parallel = safe);

create type figures.bill_flow as (
  estate_id int, building_id bigint, unit_id bigint, fee_class text, fee_item text, use text, liable_kind text, due_on date, day date,
  bills bigint, charged bigint, waived bigint, written_off bigint, paid bigint, on_time bigint,
  billed int, unpaid int, owing int, late int
);
comment on column figures.bill_flow.billed is '+1 when the bill begins to count for its household, -1 when its net becomes 0.';

-- The question as steps of a query, for the cells ask it within a larger one: what a function returns is written down and read again.
-- In it `cell` numbers the cells and `whole` those of whatever use and fee item, and whoever is no developer; `alone` are bills whose unit
-- has no other in the whole that counts for households: the unit's state is the bill's. $1 (estates), $2 (buildings) and $3 (due dates) are the groups. `flow` is narrow, and `key` has the columns of its cells. Bills and
-- postings are found one by one through an index, whatever the planner thinks of nested loops: it expects a few rows, and must not be
-- let join thousands in loops (set enable_nestloop = off).
create function figures.bill_flow_steps() returns text language sql immutable as $query$ select $$
  grouped as materialized (
    select b.estate_id, b.bill_id, b.building_id, b.unit_id, b.fee_class, b.fee_item, b.use, b.liable_kind, b.due_on, b.issued_on, b.amount,
      b.use not in ('PARKING', 'STORAGE') as counts,
      dense_rank() over (order by b.estate_id, b.building_id, b.due_on, b.fee_class, b.fee_item, b.use, b.liable_kind)::int as cell,
      dense_rank() over (order by b.estate_id, b.building_id, b.due_on, b.fee_class, b.liable_kind = 'DEVELOPER')::int as whole,
      count(*) filter (where b.use not in ('PARKING', 'STORAGE'))
        over (partition by b.estate_id, b.building_id, b.due_on, b.fee_class, b.liable_kind = 'DEVELOPER', b.unit_id) = 1 as alone
    from unnest($1, $2, $3) as g (estate_id, building_id, due_on)
    cross join lateral (
      select * from public.bill own where own.estate_id = g.estate_id and own.building_id = g.building_id and own.due_on = g.due_on offset 0
    ) b
    where not exists (select from public.void v
      where v.estate_id = b.estate_id and v.entry_table = 'bills' and v.entry_id = b.bill_id)
  ),
  key as materialized (
    select distinct on (g.cell) g.cell, g.whole, g.estate_id, g.building_id, g.fee_class, g.fee_item, g.use, g.liable_kind, g.due_on
    from grouped g order by g.cell
  ),
  -- What one needs of a bill for each of its changes comes along: joined later, it would cost more than it weighs.
  change as (
    select g.estate_id, g.bill_id, g.unit_id, g.due_on, g.counts, g.alone, g.cell, g.whole, g.issued_on as day,
      1 as bills, g.amount as charged, 0::bigint as waived, 0::bigint as written_off, 0::bigint as paid
    from grouped g
    union all
    select g.estate_id, g.bill_id, g.unit_id, g.due_on, g.counts, g.alone, g.cell, g.whole, g.due_on, 0, 0, 0, 0, 0 from grouped g
    union all
    select g.estate_id, g.bill_id, g.unit_id, g.due_on, g.counts, g.alone, g.cell, g.whole, greatest(p.effective_on, g.issued_on), 0,
      case p.kind when 'CREDIT_NOTE' then -p.amount else 0 end,
      case p.kind when 'WAIVER' then p.amount else 0 end,
      case p.kind when 'WRITE_OFF' then p.amount else 0 end,
      case p.kind when 'ALLOCATION' then p.amount else 0 end
    from grouped g
    cross join lateral (select * from public.posting own where own.estate_id = g.estate_id and own.bill_id = g.bill_id offset 0) p
  ),
  -- All changes of a day say how the bill stands by its end; the first of them tells what the day has changed.
  standing as (
    select c.*, figures.total(c.charged - c.waived) over upto as net, figures.total(c.paid) over upto as paid_by_day,
      figures.total(c.paid) filter (where c.day <= c.due_on) over upto as paid_by_due,
      figures.total(c.charged - c.waived - c.paid) filter (where c.day <= c.due_on) over upto as unpaid_at_due
    from change c window upto as (partition by c.estate_id, c.bill_id order by c.day)
  ),
  judged as (
    select s.*,
      case when s.day >= s.due_on then least(s.paid_by_due, s.net) else 0 end as on_time,
      (c.counts and true)::int as billed,
      (c.counts and s.net <> s.paid_by_day)::int as unpaid,
      (c.counts and s.net > s.paid_by_day)::int as owing,
      (c.counts and s.day >= s.due_on and s.unpaid_at_due <> 0)::int as late
    from standing s
    cross join lateral (select s.counts and s.net <> 0 as counts) c
  ),
  flow as materialized (
    select j.cell, j.whole, j.unit_id, j.alone, j.day, j.bills, j.charged, j.waived, j.written_off, j.paid,
      j.on_time - lag(j.on_time, 1, 0::bigint) over before as on_time,
      j.billed - lag(j.billed, 1, 0) over before as billed, j.unpaid - lag(j.unpaid, 1, 0) over before as unpaid,
      j.owing - lag(j.owing, 1, 0) over before as owing, j.late - lag(j.late, 1, 0) over before as late
    from judged j
    window before as (partition by j.estate_id, j.bill_id order by j.day)
  )
$$ $query$;

create function figures.bill_flow(p_estates int[], p_buildings bigint[], p_dues date[]) returns setof figures.bill_flow
language plpgsql stable rows 20000 set enable_nestloop = off as $$
begin
  return query execute format(
    'with %s
     select k.estate_id, k.building_id, f.unit_id, k.fee_class, k.fee_item, k.use, k.liable_kind, k.due_on, f.day,
       f.bills::bigint, f.charged, f.waived, f.written_off, f.paid, f.on_time, f.billed, f.unpaid, f.owing, f.late
     from flow f join key k on k.cell = f.cell', figures.without_fences(figures.bill_flow_steps()))
  using p_estates, p_buildings, p_dues;
end $$;
comment on function figures.bill_flow is 'What each bill of some cells adds to them, by day.';

-- A unit's bit in its block of 64, and the whole of a block among 1024.
create function figures.unit_bit(p_unit bigint) returns bigint language sql immutable as $$
  select 1::bigint << (p_unit % 64)::int
$$;

create function figures.widened(p_bits bigint, p_block bigint) returns bit varying language sql immutable as $$
  select ((p_bits::bit(64))::bit(1024) >> (64 * (p_block % 16))::int)::bit varying
$$;
comment on function figures.widened is 'A block of 64 units at its place in the block of 1024 around it.';
