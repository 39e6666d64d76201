-- requires: household_position metric_catalogue
-- Question: How many of the households with a bill past due still owe on one?
-- Grain: household; counts over any scope.
-- Formula: households with an overdue bill of the period / households with a bill of the period due before A
-- Counts: distinct units with a bill of the period due before A.
-- Excludes: parking and storage units; bills whose net is 0 by A.
-- Decided: a unit is one household however many bills or persons it has.

create function figures.household_overdue_rate_numerator(h figures.household_position) returns bigint language sql immutable as $$
  select case when h.overdue then 1 else 0 end
$$;

create function figures.household_overdue_rate_denominator(h figures.household_position) returns bigint language sql immutable as $$
  select case when h.due then 1 else 0 end
$$;

select figures.define_metric('household_overdue_rate', 1, 'HOUSEHOLD_RATE',
  array[
    'Household overdue rate',
    'The share of households with a bill past due that still owe on one.',
    'Households overdue ÷ households with a bill due before the as-of date',
    'Distinct units with a bill of the period due before the as-of date.',
    'Parking and storage units; bills whose net amount is 0.'
  ],
  array[
    '户逾期率',
    '已过应缴日的户中，仍有逾期账单的户数比例。',
    '逾期户数 ÷ 已过应缴日户数',
    '有早于统计截止日到期的当期账单的房屋，按户去重。',
    '车位、储藏间；净应收为 0 的账单。'
  ]);
