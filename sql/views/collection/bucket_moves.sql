-- requires: due_flow
-- Question: of what stood in each ageing bucket when a month began, where does it stand when the month ends 迁徙?
-- Grain: group of p_by, bucket at the beginning and bucket at the end; the sum over the p_months whole months up to A.
-- Formula: stood = open at the end of the month before + charged in the month; kept = stood - waived - written off - collected, which
--   stands in the bucket of the month's end.
-- Counts: every bill by its own due date, not by its household's oldest one, which would overstate (van Kuelen et al. 1981).
-- Excludes: nothing; a bill issued in the month stood in the bucket that its due date gives it at the beginning.
-- Decided: months are added up before shares are taken, so that a quiet month weighs what its money weighs.

create function figures.ageing_bucket(p_days int) returns text language sql immutable as $$
  select case when p_days <= 0 then 'not_yet_due' when p_days <= 30 then '1-30' when p_days <= 60 then '31-60' when p_days <= 90 then '61-90'
    when p_days <= 180 then '91-180' when p_days <= 365 then '181-365' when p_days <= 730 then '366-730' when p_days <= 1095 then '731-1095'
    else '>1095' end
$$;
comment on function figures.ageing_bucket is 'The ageing bucket of so many days past due, as in ageing.';

create type figures.bucket_move as (
  group_key text, from_bucket text, to_bucket text, stood bigint, kept bigint, collected bigint, waived bigint, written_off bigint
);

create function figures.moves_from(
  p_source text, p_by text, p_months int, p_as_of date, p_known_at timestamptz, p_fee_class text, p_slice jsonb
) returns setof figures.bucket_move
language plpgsql stable rows 100 as $$
declare
  closed constant date := figures.month_closed(p_as_of);
  last constant date := date_trunc('month', closed::timestamp)::date;
begin
  return query execute format($q$
  with flow as materialized (
    select f.group_key as g, f.due_on, f.month, f.charged, f.waived, f.written_off, f.paid
    from figures.%I($1, '-infinity', $2, $3, $4, $5) f
  ),
  month as (select m::date as month, (m + interval '1 month')::date - 1 as ends
    from generate_series($6 - make_interval(months => $7 - 1), $6::timestamp, interval '1 month') m),
  stand as (
    select d.g, d.due_on, m.month, m.ends,
      coalesce(sum(f.charged - f.waived - f.written_off - f.paid) filter (where f.month < m.month), 0)
        + coalesce(sum(f.charged) filter (where f.month = m.month), 0) as stood,
      coalesce(sum(f.waived) filter (where f.month = m.month), 0) as waived,
      coalesce(sum(f.written_off) filter (where f.month = m.month), 0) as written_off,
      coalesce(sum(f.paid) filter (where f.month = m.month), 0) as paid
    from (select distinct flow.g, flow.due_on from flow) d
    cross join month m
    join flow f on f.g = d.g and f.due_on = d.due_on and f.month <= m.month
    group by d.g, d.due_on, m.month, m.ends
  )
  select s.g, figures.ageing_bucket(s.month - 1 - s.due_on), figures.ageing_bucket(s.ends - s.due_on), sum(s.stood)::bigint,
    sum(s.stood - s.waived - s.written_off - s.paid)::bigint, sum(s.paid)::bigint, sum(s.waived)::bigint, sum(s.written_off)::bigint
  from stand s
  group by 1, 2, 3
  having sum(s.stood) <> 0 or sum(s.paid) <> 0 or sum(s.waived) <> 0 or sum(s.written_off) <> 0
  order by 1, 2, 3
  $q$, p_source)
  using p_by, closed, p_known_at, p_fee_class, p_slice, last, p_months;
end $$;

create function figures.bucket_moves(
  p_by text, p_months int, p_as_of date, p_known_at timestamptz, p_fee_class text, p_slice jsonb
) returns setof figures.bucket_move
language plpgsql stable rows 100 as $$
begin
  return query select * from figures.moves_from('due_flow', p_by, p_months, p_as_of, p_known_at, p_fee_class, p_slice);
end $$;
comment on function figures.bucket_moves is 'Movements of open balances between ageing buckets within a month.';
