-- requires: bill_scope ratio metric_catalogue
-- Question: how fast does the money of a period's bills come in, counted from each bill's due date?
-- Grain: group of p_by and days after the due date (0, 7, 15, 30, 60, 90, 180, 365).
-- Formula: C(t) = sum of min(paid(due + t), net(A)) / sum of net(A), over the period's bills with due + t <= A.
-- Counts: bills of the period old enough for t.
-- Excludes: bills whose due + t lies after A; without any, C(t) is null.
-- Decided: points rest on different bills, so the curve need not rise everywhere. C(0) is the on-time rate.

create function figures.collection_curve(
  p_by text, p_from date, p_to date, p_as_of date, p_known_at timestamptz, p_fee_class text, p_slice jsonb
) returns table (group_key text, days int, numerator bigint, denominator bigint, value numeric)
language plpgsql stable rows 500 set plan_cache_mode = force_custom_plan as $$
declare
  batches int[] := case when p_known_at is not null then figures.batches_at(p_known_at) end;
  estates int[] := figures.slice_estates(p_slice);
  points constant int[] := array[0, 7, 15, 30, 60, 90, 180, 365];
begin
  return query
  with scope as materialized (
    select s.group_key as g, s.estate_id, s.bill_id, s.amount, s.due_on, s.due_on between p_from and p_to as in_period
    from figures.bill_scope(p_by, p_as_of, p_known_at, p_fee_class, p_slice) s
  ),
  moved as (
    select s.g, s.estate_id, s.bill_id, s.due_on, s.amount
        - coalesce(sum(p.amount) filter (where p.kind in ('CREDIT_NOTE', 'WAIVER')), 0) as net,
      array[
        coalesce(sum(p.amount) filter (where p.kind = 'ALLOCATION' and p.effective_on <= s.due_on), 0),
        coalesce(sum(p.amount) filter (where p.kind = 'ALLOCATION' and p.effective_on <= s.due_on + 7), 0),
        coalesce(sum(p.amount) filter (where p.kind = 'ALLOCATION' and p.effective_on <= s.due_on + 15), 0),
        coalesce(sum(p.amount) filter (where p.kind = 'ALLOCATION' and p.effective_on <= s.due_on + 30), 0),
        coalesce(sum(p.amount) filter (where p.kind = 'ALLOCATION' and p.effective_on <= s.due_on + 60), 0),
        coalesce(sum(p.amount) filter (where p.kind = 'ALLOCATION' and p.effective_on <= s.due_on + 90), 0),
        coalesce(sum(p.amount) filter (where p.kind = 'ALLOCATION' and p.effective_on <= s.due_on + 180), 0),
        coalesce(sum(p.amount) filter (where p.kind = 'ALLOCATION' and p.effective_on <= s.due_on + 365), 0)
      ] as paid
    from scope s
    left join public.posting p on p.estate_id = s.estate_id and p.bill_id = s.bill_id and p.effective_on <= p_as_of
      and (batches is null or p.batch_id = any (batches)) and (estates is null or p.estate_id = any (estates))
    where s.in_period
    group by s.g, s.estate_id, s.bill_id, s.due_on, s.amount
  )
  select c.g, c.t, c.paid, c.net, figures.ratio(c.paid, c.net)
  from (
    select g.g, t.t, t.i,
      coalesce(sum(least(m.paid[t.i], m.net)), 0)::bigint as paid, coalesce(sum(m.net), 0)::bigint as net
    from (select distinct scope.g from scope) g
    cross join unnest(points) with ordinality as t (t, i)
    left join moved m on m.g = g.g and m.due_on + t.t <= p_as_of
    group by g.g, t.t, t.i
  ) c
  order by c.g, c.i;
end $$;
comment on function figures.collection_curve is 'Collection curve 回款曲线: the share collected t days after the due date.';

select figures.define_metric('collection_curve', 1, 'MONEY_RATE',
  array['Collection curve', 'The share of the period''s bills that had been paid a number of days after the due date.',
    'Paid by (due date + t) ÷ net billed', 'Bills of the period that are at least t days past their due date.', 'Bills that are not old enough for t.'],
  array['回款曲线', '当期账单在应缴日后若干天内的收回比例。', '（应缴日 + t）前实收 ÷ 净应收', '应缴日距统计截止日已满 t 天的当期账单。', '未满 t 天的账单。']);
