-- requires: bill_position current_rate on_time_rate overdue_rate household_rate household_on_time_rate household_overdue_rate
-- Question: what does a fair comparison of estates, or of an estate's buildings, have to know of each?
-- Grain: estate or building (p_by).
-- Formula: a rate's numerator and denominator; of a rate of money also the sums over households of their squares and products, so that
--   its error can be told by household: bills of one household are paid or left together.
-- Counts: members with a denominator above 0.
-- Excludes: nothing else; who is too new to be ranked is decided by who reads.
-- Decided: peers are told by what a team cannot change at once: property type (that of most of an estate's buildings), months since
--   the handover, households billed, and what is billed a household, in thirds of the members.

create type figures.comparison_member as (
  group_key text, label text, property_type text, stage text, size text, fee_level text, handed_over_on date,
  numerator bigint, denominator bigint, households bigint,
  numerator_squares numeric, denominator_squares numeric, products numeric
);
comment on column figures.comparison_member.stage is 'NEW in the first 12 months after the handover, YOUNG in the first 60, then MATURE; empty where the day is not known.';
comment on column figures.comparison_member.size is 'SMALL below 200 households billed, MIDDLE below 500, else LARGE.';
comment on column figures.comparison_member.fee_level is 'LOW, MIDDLE or HIGH: thirds of the members by what is billed a household.';

create function figures.money_parts(p_rate text) returns text language sql immutable as $$
  select format($q$select u.group_key, sum(u.n)::bigint as n, sum(u.d)::bigint as d, count(*) as c,
      sum(u.n * u.n) as nn, sum(u.d * u.d) as dd, sum(u.n * u.d) as nd
    from (
      select b.group_key, b.unit_id, sum(figures.%1$I(b)) as n, sum(figures.%2$I(b)) as d
      from figures.bill_position($1, $2, $3, $4, $5, $6, $7) b
      where b.in_period
      group by b.group_key, b.estate_id, b.unit_id
      having sum(figures.%2$I(b)) <> 0
    ) u
    group by u.group_key$q$, p_rate || '_numerator', p_rate || '_denominator')
$$;

-- A rate's parts by group. Of households they are counted at once; money is added up by household, from the bills themselves.
create function figures.comparison_parts(p_rate text) returns text language sql immutable as $$
  select case p_rate
    when 'household_rate' then $q$select h.group_key, h.households_settled as n, h.households_billed as d, h.households_billed as c,
      null::numeric as nn, null::numeric as dd, null::numeric as nd from figures.instant_households($1, $2, $3, $4, $5, $6, $7) h$q$
    when 'household_on_time_rate' then $q$select h.group_key, h.households_on_time as n, h.households_on_time_base as d, h.households_on_time_base as c,
      null::numeric as nn, null::numeric as dd, null::numeric as nd from figures.instant_households($1, $2, $3, $4, $5, $6, $7) h$q$
    when 'household_overdue_rate' then $q$select h.group_key, h.households_overdue as n, h.households_due as d, h.households_due as c,
      null::numeric as nn, null::numeric as dd, null::numeric as nd from figures.instant_households($1, $2, $3, $4, $5, $6, $7) h$q$
    when 'current_rate' then figures.money_parts(p_rate)
    when 'on_time_rate' then figures.money_parts(p_rate)
    when 'overdue_rate' then figures.money_parts(p_rate)
  end
$$;

create function figures.comparison_members(
  p_rate text, p_by text, p_from date, p_to date, p_as_of date, p_known_at timestamptz, p_fee_class text, p_slice jsonb
) returns setof figures.comparison_member
language plpgsql stable rows 300 as $$
begin
  if p_by not in ('estate', 'building') or figures.comparison_parts(p_rate) is null then
    raise exception 'no comparison of % by %', p_rate, p_by using errcode = '22023';
  end if;
  return query execute format($q$
    with part as materialized (%s),
    volume as materialized (
      select m.group_key, m.net_billed::numeric / nullif(h.households_billed, 0) as fee, h.households_billed as households
      from figures.instant_money($1, $2, $3, $4, $5, $6, $7) m
      left join figures.instant_households($1, $2, $3, $4, $5, $6, $7) h on h.group_key = m.group_key
    ),
    register as materialized (select * from figures.register_at($5)),
    trait as (
      select e.estate_code as group_key, e.name as label, e.handed_over_on,
        (select mode() within group (order by r.property_type) from register r where r.estate_id = e.estate_id) as property_type
      from figures.estate_at($5) e
      where $1 = 'estate'
      union all
      select r.estate_code || '/' || r.building_code, r.building_name, e.handed_over_on, r.property_type
      from register r
      join figures.estate_at($5) e on e.estate_id = r.estate_id
      where $1 = 'building'
    ),
    third as (
      select v.group_key, v.households, ntile(3) over (order by v.fee) as third
      from volume v join part p on p.group_key = v.group_key and p.d > 0
    )
    select p.group_key, t.label, coalesce(t.property_type, ''),
      case when t.handed_over_on is null then '' when t.handed_over_on > $4 - interval '12 months' then 'NEW'
        when t.handed_over_on > $4 - interval '60 months' then 'YOUNG' else 'MATURE' end,
      case when v.households < 200 then 'SMALL' when v.households < 500 then 'MIDDLE' else 'LARGE' end,
      (array['LOW', 'MIDDLE', 'HIGH'])[v.third], t.handed_over_on, p.n, p.d, p.c, p.nn, p.dd, p.nd
    from part p
    join trait t on t.group_key = p.group_key
    left join third v on v.group_key = p.group_key
    where p.d > 0
    order by p.group_key collate "C"
  $q$, figures.comparison_parts(p_rate))
  using p_by, p_from, p_to, p_as_of, p_known_at, p_fee_class, p_slice;
end $$;
comment on function figures.comparison_members is 'What a fair comparison has to know of each estate or building.';
