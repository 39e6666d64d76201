-- requires: restatement household_position register_at without_fences
-- Question: because of which rows does a rate of a closed month differ from what it was when closed?
-- Grain: row recorded since the close (a bill, a posting of a receipt or adjustment, a void) and its bill; of a household rate the household.
-- Formula: a bill's position after each row, in the order of recording; what the row gives is the rate's part after it less before it.
--   A bill that does not count yet, or no more, gives 0. So all rows of a bill add up to its change, and all bills to the rate's.
-- Counts: rows that change numerator or denominator.
-- Excludes: rows effective after the month's last day.
-- Decided: positions are those of bill_position, kept as running sums; a test compares the sum of rows with the change of the figure.
--   Entries touch bills of their own household alone, so only households of entries recorded since are looked at.

create type figures.restating_row as (
  estate_id int, unit_id bigint, bill_id bigint, cause text, entry_no text, entry_is_late boolean, batch_id int, recorded_at timestamptz,
  effective_on date, amount bigint, numerator bigint, denominator bigint, row_key text, rows bigint
);
comment on type figures.restating_row is 'cause: BILL, VOID, ALLOCATION, WAIVER, CREDIT_NOTE, WRITE_OFF or HOUSEHOLD; rows: how many there are in all.';

-- Households with an entry recorded after K.
create function figures.restated_units(p_known_at timestamptz, p_slice jsonb) returns table (estate_id int, unit_id bigint)
language plpgsql stable rows 1000 set plan_cache_mode = force_custom_plan as $$
declare
  later int[] := array(select b.batch_id from public.batch b where b.recorded_at > p_known_at);
  estates int[] := figures.slice_estates(p_slice);
begin
  return query
  select b.estate_id, b.unit_id from public.bill b where b.batch_id = any (later) and (estates is null or b.estate_id = any (estates))
  union
  select r.estate_id, r.unit_id from public.receipt r
    where r.batch_id = any (later) and r.unit_id is not null and (estates is null or r.estate_id = any (estates))
  union
  select r.estate_id, r.unit_id from public.receipt_line n join public.receipt r on r.estate_id = n.estate_id and r.receipt_id = n.receipt_id
    where n.batch_id = any (later) and r.unit_id is not null and (estates is null or n.estate_id = any (estates))
  union
  select b.estate_id, b.unit_id from public.adjustment j join public.bill b on b.estate_id = j.estate_id and b.bill_id = j.bill_id
    where j.batch_id = any (later) and (estates is null or j.estate_id = any (estates))
  union
  select b.estate_id, b.unit_id from public.void v
    join public.bill b on v.entry_table = 'bills' and b.estate_id = v.estate_id and b.bill_id = v.entry_id
    where v.batch_id = any (later) and (estates is null or v.estate_id = any (estates))
  union
  select r.estate_id, r.unit_id from public.void v
    join public.receipt r on v.entry_table = 'receipts' and r.estate_id = v.estate_id and r.receipt_id = v.entry_id
    where v.batch_id = any (later) and r.unit_id is not null and (estates is null or v.estate_id = any (estates))
  union
  select b.estate_id, b.unit_id from public.void v
    join public.adjustment j on v.entry_table = 'adjustments' and j.estate_id = v.estate_id and j.adjustment_id = v.entry_id
    join public.bill b on b.estate_id = j.estate_id and b.bill_id = j.bill_id
    where v.batch_id = any (later) and (estates is null or v.estate_id = any (estates));
end $$;
comment on function figures.restated_units is 'Households of which something was recorded after K.';

-- The positions of the bills of such households after each row recorded since, with a number for each.
create type figures.restating_step as (
  at figures.bill_position, counts boolean, step bigint, cause text, receipt_id bigint, adjustment_id bigint, batch_id int,
  recorded_at timestamptz, effective_on date, amount bigint
);

create function figures.restating_steps(p_from date, p_to date, p_known_at timestamptz, p_fee_class text, p_slice jsonb)
returns setof figures.restating_step
language plpgsql stable rows 1000 set plan_cache_mode = force_custom_plan as $$
declare
  estates int[] := figures.slice_estates(p_slice);
  -- The month as of its last day.
  opening constant date := p_from - 1;
begin
  return query
  with touched as materialized (
    select b.estate_id, b.bill_id, b.unit_id, b.use, b.amount, b.issued_on, b.due_on, b.period_start, b.period_end, b.batch_id,
      t.recorded_at <= p_known_at as known
    from figures.restated_units(p_known_at, p_slice) u
    join public.bill b on b.estate_id = u.estate_id and b.unit_id = u.unit_id
    join public.batch t on t.batch_id = b.batch_id
    where b.issued_on <= p_to and b.due_on <= p_to and b.fee_class = p_fee_class and (estates is null or b.estate_id = any (estates))
  ),
  posted as (
    select b.estate_id, b.bill_id, b.unit_id, b.use, b.amount as billed, b.issued_on, b.due_on, b.period_start, b.period_end, p.kind, p.effective_on, p.amount, p.posting_id, p.receipt_id, p.adjustment_id, p.batch_id,
      t.recorded_at
    from touched b
    join public.posting p on p.estate_id = b.estate_id and p.bill_id = b.bill_id and p.effective_on <= p_to
    join public.batch t on t.batch_id = p.batch_id
    where estates is null or p.estate_id = any (estates)
  ),
  step as (
    -- How the bill stood at the close: nothing was recorded since. Each step carries its bill: looking it up again costs a viewer of few
    -- estates, of whom few rows are expected, every bill for every step.
    select b.estate_id, b.bill_id, b.unit_id, b.use, b.amount as billed, b.issued_on, b.due_on, b.period_start, b.period_end, p_known_at as recorded_at, -1 as sort, 0::bigint as id, 'CLOSE' as cause, null::text as kind, null::date as effective_on,
      0::bigint as amount, null::bigint as receipt_id, null::bigint as adjustment_id, null::int as batch_id, case when b.known then 1 else 0 end as present
    from touched b
    union all
    select b.estate_id, b.bill_id, b.unit_id, b.use, b.amount as billed, b.issued_on, b.due_on, b.period_start, b.period_end, t.recorded_at, 0, b.bill_id, 'BILL', null, b.issued_on, b.amount, null, null, b.batch_id, 1
    from touched b join public.batch t on t.batch_id = b.batch_id where not b.known
    union all
    -- All that was posted before stands in the first step.
    select p.estate_id, p.bill_id, p.unit_id, p.use, p.billed, p.issued_on, p.due_on, p.period_start, p.period_end, greatest(p.recorded_at, p_known_at), case when p.recorded_at <= p_known_at then -2 else 1 end, p.posting_id, p.kind,
      p.kind, p.effective_on, p.amount, p.receipt_id, p.adjustment_id, p.batch_id, 0
    from posted p
    union all
    select v.estate_id, v.entry_id, b.unit_id, b.use, b.amount as billed, b.issued_on, b.due_on, b.period_start, b.period_end, greatest(t.recorded_at, p_known_at), case when t.recorded_at <= p_known_at then -2 else 2 end, v.void_id, 'VOID',
      null, b.issued_on, b.amount, null, null, v.batch_id, -1
    from touched b
    join public.void v on v.estate_id = b.estate_id and v.entry_table = 'bills' and v.entry_id = b.bill_id
    join public.batch t on t.batch_id = v.batch_id
  ),
  summed as (
    select s.*,
      sum(s.present) over w as is_there,
      row_number() over w as step,
      sum(case when s.kind = 'CREDIT_NOTE' then s.amount else 0 end) over w as credited,
      sum(case when s.kind = 'WAIVER' then s.amount else 0 end) over w as waived,
      sum(case when s.kind = 'WRITE_OFF' then s.amount else 0 end) over w as written_off,
      sum(case when s.kind = 'ALLOCATION' then s.amount else 0 end) over w as paid,
      sum(case when s.kind = 'ALLOCATION' and s.effective_on <= s.due_on then s.amount else 0 end) over w as paid_by_due,
      sum(case when s.kind in ('CREDIT_NOTE', 'WAIVER') and s.effective_on <= s.due_on then s.amount else 0 end) over w as lowered_by_due,
      sum(case when s.kind is not null and s.effective_on <= opening then s.amount else 0 end) over w as closed_before,
      sum(case when s.kind = 'ALLOCATION' and s.effective_on >= p_from then s.amount else 0 end) over w as recovered,
      sum(case when s.kind in ('CREDIT_NOTE', 'WAIVER') and s.effective_on >= p_from then s.amount else 0 end) over w as lowered_since,
      sum(case when s.kind = 'WRITE_OFF' and s.effective_on >= p_from then s.amount else 0 end) over w as written_off_since
    from step s
    window w as (partition by s.estate_id, s.bill_id order by s.recorded_at, s.sort, s.id rows unbounded preceding)
  )
  select row('all', s.estate_id, s.bill_id, s.unit_id, s.use, s.issued_on, s.due_on, s.period_start, s.period_end,
      s.due_on between p_from and p_to, s.due_on < p_from, s.due_on < date_trunc('year', p_from::timestamp)::date,
      (s.billed - s.credited)::bigint, s.waived::bigint, (s.billed - s.credited - s.waived)::bigint, s.written_off::bigint, s.paid::bigint,
      (s.billed - s.credited - s.waived - s.paid)::bigint, (s.billed - s.credited - s.waived - s.paid - s.written_off)::bigint,
      s.paid_by_due::bigint, (s.billed - s.lowered_by_due - s.paid_by_due)::bigint, s.due_on <= p_to, s.due_on < p_to,
      (s.billed - s.closed_before)::bigint, s.recovered::bigint, s.lowered_since::bigint, s.written_off_since::bigint)::figures.bill_position,
    s.is_there > 0, s.step, s.cause, s.receipt_id, s.adjustment_id, s.batch_id, s.recorded_at, s.effective_on, s.amount
  from summed s
  where s.sort >= -1;
end $$;
comment on function figures.restating_steps is 'How bills stood at a close and after each row recorded since, as of the last day of the period.';

create function figures.restatement_rows(
  p_rate text, p_month date, p_known_at timestamptz, p_slice jsonb, p_after_weight bigint, p_after_key text, p_limit int
) returns setof figures.restating_row
language plpgsql stable rows 100 as $$
declare
  ends constant date := (p_month::timestamp + interval '1 month')::date - 1;
  rows_of text;
begin
  if p_rate like 'household%' then
    rows_of := $q$
      select x.estate_id, x.unit_id, null::bigint as bill_id, 'HOUSEHOLD' as cause, null::text as entry_no, null::boolean as entry_is_late,
        null::int as batch_id, null::timestamptz as recorded_at, null::date as effective_on, null::bigint as amount,
        x.n as numerator, x.d as denominator, lpad(x.estate_id::text, 10, '0') || '/' || lpad(x.unit_id::text, 19, '0') as row_key
      from (
        select h.estate_id, h.unit_id, sum(h.n)::bigint as n, sum(h.d)::bigint as d from (
          select p.estate_id, p.unit_id, figures.%1$I(p) as n, figures.%2$I(p) as d
          from figures.household_position('portfolio', $1, $2, $2, null, 'PROPERTY_FEE', $4) p
          union all
          select p.estate_id, p.unit_id, -figures.%1$I(p), -figures.%2$I(p)
          from figures.household_position('portfolio', $1, $2, $2, $3, 'PROPERTY_FEE', $4) p
        ) h group by h.estate_id, h.unit_id
      ) x$q$;
  else
    rows_of := figures.without_fences($q$
      with x as materialized (
        select (s.at).estate_id, (s.at).unit_id, (s.at).bill_id, s.step, s.cause, s.receipt_id, s.adjustment_id, s.batch_id, s.recorded_at,
          s.effective_on, s.amount,
          case when s.counts then figures.%1$I(s.at) else 0 end - lag(case when s.counts then figures.%1$I(s.at) else 0 end) over w as n,
          case when s.counts then figures.%2$I(s.at) else 0 end - lag(case when s.counts then figures.%2$I(s.at) else 0 end) over w as d
        from figures.restating_steps($1, $2, $3, 'PROPERTY_FEE', $4) s
        window w as (partition by (s.at).estate_id, (s.at).bill_id order by s.step)
      ),
      receipt as materialized (
        select distinct x.estate_id, x.receipt_id, r.receipt_no as no, t.recorded_at from x cross join lateral (
          select * from public.receipt own where own.estate_id = x.estate_id and own.receipt_id = x.receipt_id offset 0) r
        join public.batch t on t.batch_id = r.batch_id
      ),
      adjustment as materialized (
        select distinct x.estate_id, x.adjustment_id, j.adjustment_no as no, t.recorded_at from x cross join lateral (
          select * from public.adjustment own where own.estate_id = x.estate_id and own.adjustment_id = x.adjustment_id offset 0) j
        join public.batch t on t.batch_id = j.batch_id
      )
      select x.estate_id, x.unit_id, x.bill_id, x.cause, coalesce(r.no, j.no) as entry_no,
        coalesce(r.recorded_at, j.recorded_at, x.recorded_at) > $3 as entry_is_late,
        x.batch_id, x.recorded_at, x.effective_on, x.amount, x.n as numerator, x.d as denominator,
        lpad(x.estate_id::text, 10, '0') || '/' || lpad(x.bill_id::text, 19, '0') || '/' || lpad(x.step::text, 10, '0') as row_key
      from x
      left join receipt r on r.estate_id = x.estate_id and r.receipt_id = x.receipt_id
      left join adjustment j on j.estate_id = x.estate_id and j.adjustment_id = x.adjustment_id
      where x.cause <> 'CLOSE'$q$);
  end if;
  return query execute format('with r as materialized (' || rows_of || $q$)
    select c.* from (
      select r.*, count(*) over () as rows from r where r.numerator <> 0 or r.denominator <> 0
    ) c
    where $5::bigint is null or (-(abs(c.numerator) + abs(c.denominator)), c.row_key collate "C") > (-$5, $6)
    order by -(abs(c.numerator) + abs(c.denominator)), c.row_key collate "C" limit $7$q$, p_rate || '_numerator', p_rate || '_denominator')
  using p_month, ends, p_known_at, p_slice, p_after_weight, p_after_key, p_limit;
end $$;
comment on function figures.restatement_rows is 'The rows because of which a rate of a closed month has changed, the heaviest first.';
