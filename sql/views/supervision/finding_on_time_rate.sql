-- requires: finding_part metric_catalogue
-- Question: of the rectifications that were due, how many were done in time 整改及时率, by the first deadline and by the extended one?
-- Grain: finding; sums over any scope.
-- Formula: accepted and submitted by the deadline / due by A
-- Counts: findings whose deadline has come by A; what counts is the submission that was accepted.
-- Excludes: voided ones, and those not assigned yet: they have no deadline.
-- Decided: both deadlines are shown side by side, or extensions would buy the rate.

create function figures.finding_on_time_rate_numerator(f figures.finding_part, deadline date) returns int language sql immutable as $$
  select coalesce(deadline <= f.as_of and f.accepted_on is not null and f.submitted_on <= deadline, false)::int
$$;

create function figures.finding_on_time_rate_denominator(f figures.finding_part, deadline date) returns int language sql immutable as $$
  select coalesce(deadline <= f.as_of, false)::int
$$;

select figures.define_metric('finding_on_time_rate', 1, 'COUNT_RATE',
  array['Rectified on time', 'Of the rectifications that were due, the share submitted by the deadline and accepted; by the first deadline and, separately, by the extended one.',
    'Accepted and submitted by the deadline ÷ due', 'Findings of the period whose deadline has come by the as-of date.', 'Findings not assigned yet, and voided ones.'],
  array['整改及时率', '到期应完成的整改中，在期限内提交并通过验收的比例；按原期限、延期后期限分别计算。', '期限内提交且已销号 ÷ 到期',
    '期内登记、截止日前期限已到的问题。', '尚未派单的问题、已作废的问题。']);
