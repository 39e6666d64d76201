-- requires: bill_position metric_catalogue
-- Question: what was charged and collected for the months of service in the period, whenever it was due?
-- Grain: group of p_by.
-- Formula: a bill's net is spread evenly over its service months, the last takes the remainder; its money fills the earliest
--   months first; the months in [s, e] are added up.
-- Counts: all bills issued by A with a service month whose first day lies in the period.
-- Excludes: months outside the period.
-- Decided: a month of service is a calendar month touched by the service period, and belongs to the period by its first day.

create function figures.service_basis(
  p_by text, p_from date, p_to date, p_as_of date, p_known_at timestamptz, p_fee_class text, p_slice jsonb
) returns table (group_key text, net_billed bigint, collected bigint, rate numeric)
language plpgsql stable rows 100 as $$
declare
  first_month int := extract(year from p_from)::int * 12 + extract(month from p_from)::int + (extract(day from p_from) > 1)::int;
  last_month int := extract(year from p_to)::int * 12 + extract(month from p_to)::int;
begin
  return query
  select t.g, t.net, t.paid, figures.ratio(t.paid, t.net)
  from (
    select m.g,
      coalesce(sum(w.net), 0)::bigint as net,
      coalesce(sum(least(greatest(m.paid - m.share * (m.a - 1), 0), w.net)) filter (where w.net is not null), 0)::bigint as paid
    from (
      select b.group_key as g, b.paid, b.net, c.months, b.net / c.months as share,
        greatest(first_month - c.first, 0) + 1 as a, least(last_month - c.first + 1, c.months) as z
      from figures.bill_position(p_by, p_from, p_to, p_as_of, p_known_at, p_fee_class, p_slice) b
      cross join lateral (
        select extract(year from b.period_start)::int * 12 + extract(month from b.period_start)::int as first,
          extract(year from b.period_end)::int * 12 + extract(month from b.period_end)::int
            - extract(year from b.period_start)::int * 12 - extract(month from b.period_start)::int + 1 as months
      ) c
    ) m
    -- Months a to z of the bill lie in the period; z = months takes the remainder.
    left join lateral (
      select m.share * (m.z - m.a + 1) + case when m.z = m.months then m.net - m.share * m.months else 0 end as net
      where m.z >= m.a
    ) w on true
    group by m.g
  ) t;
end $$;
comment on function figures.service_basis is 'Figures by period of service 费款所属期.';

select figures.define_metric('service_basis', 1, 'MONEY_RATE',
  array['Rate by period of service', 'What was charged and collected for the months of service in the period, whenever it was due.',
    'Collected for the months ÷ net billed for the months', 'The part of each bill that belongs to months of service in the period; money fills a bill''s earliest months first.', 'Months outside the period.'],
  array['费款所属期收缴率', '按费款所属月份统计的应收与实收，不论应缴日。', '所属月份实收 ÷ 所属月份净应收', '账单中属于期内服务月份的部分；款项先抵最早月份。', '期外月份。']);
