-- requires: bill_position
-- Question: how does each household stand with its bills of the period as of A?
-- Grain: group and household (unit).
-- Formula: a condition over all of the household's bills of the period.
-- Counts: distinct units.
-- Excludes: units used for parking or storage; bills whose net is 0 by A.
-- Decided: a household with bills in two groups (liable kinds, fee items) stands in both, so such groups do not add up.

create type figures.household_position as (
  group_key text, estate_id int, unit_id bigint,
  billed boolean, settled boolean, due boolean, overdue boolean, fell_due boolean, on_time boolean
);
comment on column figures.household_position.due is 'Has a bill of the period due before A.';
comment on column figures.household_position.fell_due is 'Has a bill of the period due by A.';

create function figures.household_position(
  p_by text, p_from date, p_to date, p_as_of date, p_known_at timestamptz, p_fee_class text, p_slice jsonb
) returns setof figures.household_position
language plpgsql stable rows 5000 as $$
begin
  return query
  select b.group_key, b.estate_id, b.unit_id,
    true,
    bool_and(b.unpaid = 0),
    bool_or(b.is_overdue),
    bool_or(b.is_overdue and b.unpaid > 0),
    bool_or(b.is_due),
    bool_or(b.is_due) and bool_and(b.unpaid_at_due = 0) filter (where b.is_due)
  from figures.bill_position(p_by, p_from, p_to, p_as_of, p_known_at, p_fee_class, p_slice) b
  where b.in_period and b.net <> 0 and b.use not in ('PARKING', 'STORAGE')
  group by b.group_key, b.estate_id, b.unit_id;
end $$;
comment on function figures.household_position is 'How each household of a scope stands with its bills of the period.';
