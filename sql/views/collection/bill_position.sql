-- requires: bill_scope
-- Question: how does each bill stand as of A, how did it stand when the period began, and what moved on it since?
-- Grain: bill.
-- Formula: by day t: charged = amount - credit notes; net = charged - waivers; paid = sum of allocations; unpaid = net - paid;
--   open = unpaid - written off (METRICS.md, "Figures of a scope over a period").
-- Counts: bills due before, in and after the period; in_period and in_arrears say which.
-- Excludes: what was effective after A or recorded after K.
-- Decided: the opening position is that of the earlier of s - 1 day and A, so a period in the future opens with today's arrears.

create type figures.bill_position as (
  group_key text, estate_id int, bill_id bigint, unit_id bigint, use text, issued_on date, due_on date,
  period_start date, period_end date, in_period boolean, in_arrears boolean, prior_year boolean,
  charged bigint, waived bigint, net bigint, written_off bigint, paid bigint, unpaid bigint, open bigint,
  paid_by_due bigint, unpaid_at_due bigint, is_due boolean, is_overdue boolean,
  open_before bigint, recovered bigint, arrears_waived bigint, arrears_written_off bigint
);
comment on column figures.bill_position.paid_by_due is 'Allocations effective on or before the due date.';
comment on column figures.bill_position.unpaid_at_due is 'Net less paid, both as they stood on the due date.';
comment on column figures.bill_position.is_due is 'The due date has come: due <= A.';
comment on column figures.bill_position.is_overdue is 'The due date has passed: due < A. The bill may be paid.';
comment on column figures.bill_position.recovered is 'Allocations in [s, A].';
comment on column figures.bill_position.arrears_waived is 'Waivers and credit notes in [s, A].';
comment on column figures.bill_position.arrears_written_off is 'Write-offs less their reversals in [s, A].';

create function figures.bill_position(
  p_by text, p_from date, p_to date, p_as_of date, p_known_at timestamptz, p_fee_class text, p_slice jsonb
) returns setof figures.bill_position
language plpgsql stable rows 20000 set plan_cache_mode = force_custom_plan as $$
declare
  batches int[] := case when p_known_at is not null then figures.batches_at(p_known_at) end;
  estates int[] := figures.slice_estates(p_slice);
  opening date := least(p_from - 1, p_as_of);
begin
  return query
  with scope as materialized (
    select * from figures.bill_scope(p_by, p_as_of, p_known_at, p_fee_class, p_slice)
  ),
  moved as (
    select p.estate_id, p.bill_id,
      sum(p.amount) filter (where p.kind = 'CREDIT_NOTE') as credited,
      sum(p.amount) filter (where p.kind = 'WAIVER') as waived,
      sum(p.amount) filter (where p.kind = 'WRITE_OFF') as written_off,
      sum(p.amount) filter (where p.kind = 'ALLOCATION') as paid,
      sum(p.amount) filter (where p.kind = 'ALLOCATION' and p.effective_on <= s.due_on) as paid_by_due,
      sum(p.amount) filter (where p.kind in ('CREDIT_NOTE', 'WAIVER') and p.effective_on <= s.due_on) as lowered_by_due,
      sum(p.amount) filter (where p.effective_on <= opening) as closed_before,
      sum(p.amount) filter (where p.kind = 'ALLOCATION' and p.effective_on >= p_from) as recovered,
      sum(p.amount) filter (where p.kind in ('CREDIT_NOTE', 'WAIVER') and p.effective_on >= p_from) as lowered_since,
      sum(p.amount) filter (where p.kind = 'WRITE_OFF' and p.effective_on >= p_from) as written_off_since
    from scope s
    join public.posting p on p.estate_id = s.estate_id and p.bill_id = s.bill_id
    where p.effective_on <= p_as_of
      and (batches is null or p.batch_id = any (batches))
      and (estates is null or p.estate_id = any (estates))
    group by p.estate_id, p.bill_id
  )
  select s.group_key, s.estate_id, s.bill_id, s.unit_id, s.use, s.issued_on, s.due_on,
    s.period_start, s.period_end, s.due_on between p_from and p_to, s.due_on < p_from, s.due_on < date_trunc('year', p_from)::date,
    (s.amount - coalesce(m.credited, 0))::bigint,
    coalesce(m.waived, 0)::bigint,
    (s.amount - coalesce(m.credited, 0) - coalesce(m.waived, 0))::bigint,
    coalesce(m.written_off, 0)::bigint,
    coalesce(m.paid, 0)::bigint,
    (s.amount - coalesce(m.credited, 0) - coalesce(m.waived, 0) - coalesce(m.paid, 0))::bigint,
    (s.amount - coalesce(m.credited, 0) - coalesce(m.waived, 0) - coalesce(m.paid, 0) - coalesce(m.written_off, 0))::bigint,
    coalesce(m.paid_by_due, 0)::bigint,
    (s.amount - coalesce(m.lowered_by_due, 0) - coalesce(m.paid_by_due, 0))::bigint,
    s.due_on <= p_as_of, s.due_on < p_as_of,
    (s.amount - coalesce(m.closed_before, 0))::bigint,
    coalesce(m.recovered, 0)::bigint,
    coalesce(m.lowered_since, 0)::bigint,
    coalesce(m.written_off_since, 0)::bigint
  from scope s
  left join moved m on m.estate_id = s.estate_id and m.bill_id = s.bill_id;
end $$;
comment on function figures.bill_position is 'How each bill of a scope stands as of A, when the period began, and between.';
