-- requires: bill_position policy_at
-- Question: how does each household of an estate stand with this year's bills as of A, before anything is made safe?
-- Grain: unit, as an array of JSON.
-- Formula: bill_position of 1 January to A, property fee: net, paid, unpaid; days since the oldest unpaid bill was due; open of earlier years.
-- Counts: units with a bill of the year or an open one of earlier years.
-- Excludes: parking and storage units are no households (household false); their money counts in money.
-- Decided: year to date alone: a month beside the year would give away what came in late for earlier months as a difference of differences.
--   Nobody on the committee reads this; it is what releases are compared by.

create function figures.committee_households(p_estate_id int, p_as_of date, p_known_at timestamptz) returns jsonb
language plpgsql stable as $$
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object('unit', h.unit_id, 'building', g.building_code, 'household', h.household, 'owes', h.owes,
      'net', h.net, 'paid', h.paid, 'unpaid', h.net - h.paid, 'age', case when h.net <> h.paid then figures.committee_age(h.days) end,
      'prior', h.prior) order by h.unit_id), '[]')
    from (
      select b.estate_id, b.unit_id,
        bool_or(b.in_period and b.net <> 0 and b.use not in ('PARKING', 'STORAGE')) as household,
        bool_or(b.in_period and b.net <> 0 and b.use not in ('PARKING', 'STORAGE') and b.unpaid <> 0) as owes,
        coalesce(sum(figures.net_billed_part(b)), 0)::bigint as net, coalesce(sum(figures.collected_part(b)), 0)::bigint as paid,
        max(p_as_of - b.due_on) filter (where b.in_period and b.unpaid <> 0) as days,
        coalesce(sum(b.open) filter (where b.prior_year), 0)::bigint as prior
      from figures.bill_position('estate', date_trunc('year', p_as_of::timestamp)::date, p_as_of, p_as_of, p_known_at, 'PROPERTY_FEE',
        jsonb_build_object('estates', jsonb_build_array(p_estate_id))) b
      group by b.estate_id, b.unit_id
    ) h
    join public.unit u on u.estate_id = h.estate_id and u.unit_id = h.unit_id
    join public.building g on g.estate_id = u.estate_id and g.building_id = u.building_id
    where h.net <> 0 or h.paid <> 0 or h.prior <> 0
  );
end $$;
comment on function figures.committee_households is 'How households stand with this year''s bills, for what makes figures safe.';

-- How long a household has owed, by its oldest unpaid bill of the year: so that each stands in one class.
create function figures.committee_age(p_days int) returns text language sql immutable as $$
  select case when p_days <= 30 then 'D30' when p_days <= 90 then 'D90' when p_days <= 180 then 'D180' else 'D365' end
$$;

create function figures.committee_least(p_day date) returns int language sql stable as $$
  select greatest(5, coalesce(figures.policy_number('committee.least_households', p_day), 5))::int
$$;
comment on function figures.committee_least is 'Groups of fewer households are not told; never below 5, whatever is decided.';
