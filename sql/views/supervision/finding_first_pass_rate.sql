-- requires: finding_part metric_catalogue
-- Question: how many rectifications passed at the first attempt 一次通过率?
-- Grain: finding; sums over any scope.
-- Formula: accepted in round 1 / submitted
-- Counts: findings that were ever submitted by A.
-- Excludes: voided ones.
-- Decided: one that waits for acceptance is in the denominator.

create function figures.finding_first_pass_rate_numerator(f figures.finding_part) returns int language sql immutable as $$
  select (f.accepted_on is not null and f.round = 1)::int
$$;

create function figures.finding_first_pass_rate_denominator(f figures.finding_part) returns int language sql immutable as $$
  select (f.submitted_on is not null)::int
$$;

select figures.define_metric('finding_first_pass_rate', 1, 'COUNT_RATE',
  array['Passed first time', 'Of the rectifications submitted, the share accepted without being sent back.', 'Accepted in round 1 ÷ submitted',
    'Findings of the period that were ever submitted by the as-of date.', 'Voided findings.'],
  array['一次通过率', '提交验收的整改中，未被退回即通过的比例。', '首轮通过 ÷ 提交验收', '期内登记、截止日前曾提交验收的问题。', '已作废的问题。']);
