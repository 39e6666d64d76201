-- requires: instant instant_cash target_at estate_stage
-- Question: how did each estate do in a month and since January, against the month before and last year?
-- Grain: estate, region (subtotal), portfolio (total); an estate that is registered but has no bills has a line of its own.
-- Formula: figures of collection_money and cash_flow at the positions given; changes are differences of rates; the rank counts
--   estates with a higher current rate, so equals share a rank.
-- Counts: every estate registered by K and every bill of the fee class.
-- Excludes: the rank of an estate whose rate cannot be told, or that is in its take-over stage 接管期 on the month's as-of date.
-- Decided: subtotals are sums of the same bills as their estates, never averages of rates. p_positions holds month, previous,
--   last_year, year and last_year_to_date as {from, to, as_of}: which day a comparison is read at is not decided here.

create type figures.monthly_line as (
  level text, region text, city_company text, estate_code text, estate_name text,
  net_billed bigint, collected bigint, current_rate numeric, change_on_previous numeric, change_on_last_year numeric, rank bigint,
  year_net_billed bigint, year_collected bigint, year_rate numeric, year_change numeric,
  opening_arrears bigint, recovered bigint, year_recovered bigint, year_recovery_rate numeric,
  received bigint, held bigint, closing bigint, target_rate numeric, target_difference numeric
);
comment on column figures.monthly_line.change_on_previous is 'Current rate less that of the month before, in percentage points 百分点.';
comment on column figures.monthly_line.change_on_last_year is 'Current rate less that of the month a year before, in percentage points.';
comment on column figures.monthly_line.year_change is 'Rate of the year to date less last year''s, in percentage points.';
comment on column figures.monthly_line.opening_arrears is 'Open on 31 December on bills due by then.';
comment on column figures.monthly_line.recovered is 'Recovered in the month on earlier bills.';
comment on column figures.monthly_line.received is 'Receipts less reversals and refunds in the month.';
comment on column figures.monthly_line.closing is 'Open at the as-of date on bills due by the end of the month.';
comment on column figures.monthly_line.target_rate is 'Target 目标收缴率 of the year, as set by the month''s as-of date; of estates alone.';
comment on column figures.monthly_line.target_difference is 'Rate of the year to date less the target, in percentage points.';

create function figures.monthly_report(p_positions jsonb, p_known_at timestamptz, p_fee_class text)
returns setof figures.monthly_line
language plpgsql stable rows 200 as $$
begin
  return query
  with level (by, depth) as (values ('estate', 1), ('region', 2), ('portfolio', 3)),
  position as (
    select p.key as name, (p.value ->> 'from')::date as s, (p.value ->> 'to')::date as e, (p.value ->> 'as_of')::date as a
    from jsonb_each(p_positions) p
  ),
  money as materialized (
    select l.by, p.name, m.* from level l cross join position p
    cross join lateral figures.instant_money(l.by, p.s, p.e, p.a, p_known_at, p_fee_class, '{}') m
  ),
  -- Money of a household belongs to one estate, so subtotals are sums of estates.
  cash as materialized (
    select case grouping(e.estate_code, e.region) when 1 then 'estate' when 2 then 'region' else 'portfolio' end as by,
      coalesce(e.estate_code, e.region, 'all') as group_key, sum(c.received)::bigint as received, sum(c.held)::bigint as held
    from position p
    cross join lateral figures.instant_cash('estate', p.s, p.e, p.a, p_known_at, p_fee_class, '{}') c
    join figures.estate_at(p_known_at) e on e.estate_code = c.group_key
    where p.name = 'month'
    group by grouping sets ((e.estate_code), (e.region), ())
  ),
  target as (
    select e.estate_code, a.current_rate from position p
    cross join lateral figures.target_at(p.a) a
    join public.estate e on e.estate_id = a.estate_id
    where p.name = 'month' and a.year = extract(year from p.s)::int
  ),
  ranked as (
    select m.group_key, rank() over (order by m.current_rate desc) as place
    from money m
    join position p on p.name = m.name
    cross join lateral figures.estate_stage(p.a) s
    join public.estate e on e.estate_id = s.estate_id and e.estate_code = m.group_key
    where m.by = 'estate' and m.name = 'month' and m.current_rate is not null and (s.stage_until is null or s.stage_until < p.a)
  ),
  line as (
    select 'estate' as by, 1 as depth, e.estate_code as g, e.region, e.city_company, e.estate_code, e.name from figures.estate_at(p_known_at) e
    union all
    select distinct 'region', 2, e.region, e.region, null, null, null from figures.estate_at(p_known_at) e
    union all
    select 'portfolio', 3, 'all', null, null, null, null
  )
  select l.by, l.region, l.city_company, l.estate_code, l.name,
    coalesce(m.net_billed, 0), coalesce(m.collected, 0), m.current_rate,
    100 * (m.current_rate - b.current_rate), 100 * (m.current_rate - y.current_rate),
    r.place,
    coalesce(t.net_billed, 0), coalesce(t.collected, 0), t.current_rate, 100 * (t.current_rate - u.current_rate),
    coalesce(t.opening_arrears, 0), coalesce(m.arrears_recovered, 0), coalesce(t.arrears_recovered, 0), t.recovery_rate,
    coalesce(c.received, 0), coalesce(c.held, 0), coalesce(m.closing, 0),
    g.current_rate / 10000::numeric, 100 * (t.current_rate - g.current_rate / 10000::numeric)
  from line l
  left join money m on m.by = l.by and m.group_key = l.g and m.name = 'month'
  left join money b on b.by = l.by and b.group_key = l.g and b.name = 'previous'
  left join money y on y.by = l.by and y.group_key = l.g and y.name = 'last_year'
  left join money t on t.by = l.by and t.group_key = l.g and t.name = 'year'
  left join money u on u.by = l.by and u.group_key = l.g and u.name = 'last_year_to_date'
  left join cash c on c.by = l.by and c.group_key = l.g
  left join ranked r on l.by = 'estate' and r.group_key = l.g
  left join target g on g.estate_code = l.estate_code
  -- Estates of no region stand below the regions.
  order by l.depth = 3, l.region = '', l.region collate "C", l.depth, l.city_company collate "C", l.estate_code collate "C";
end $$;
comment on function figures.monthly_report is 'Lines of the monthly report 收缴月报, in fen; rates as fractions, changes in percentage points.';
