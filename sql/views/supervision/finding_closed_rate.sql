-- requires: finding_part metric_catalogue
-- Question: of the problems found, how many are closed 闭环率 (P6.7)?
-- Grain: finding; sums over any scope.
-- Formula: accepted / raised
-- Counts: findings raised in the period, as they stood at the end of A.
-- Excludes: voided ones.
-- Decided: a risk that is accepted until a day 挂账 is not closed.

create function figures.finding_closed_rate_numerator(f figures.finding_part) returns int language sql immutable as $$
  select (f.accepted_on is not null)::int
$$;

create function figures.finding_closed_rate_denominator(f figures.finding_part) returns int language sql immutable as $$
  select 1
$$;

select figures.define_metric('finding_closed_rate', 1, 'COUNT_RATE',
  array['Findings closed', 'Of the problems recorded in the period, the share whose rectification has been accepted.', 'Accepted ÷ recorded',
    'Findings recorded in the period, as they stood on the as-of date.', 'Voided findings; a risk accepted until a day is not closed.'],
  array['问题闭环率', '期内登记的问题中，整改已验收销号的比例。', '已销号 ÷ 登记', '期内登记的问题，按统计截止日的状态。', '已作废的问题；挂账不算闭环。']);
