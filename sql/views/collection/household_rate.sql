-- requires: household_position metric_catalogue
-- Question: How many of the households billed for the period have paid all of it?
-- Grain: household; counts over any scope.
-- Formula: households whose bills of the period are all paid by A / households billed
-- Counts: distinct units with a bill of the period.
-- Excludes: parking and storage units; bills whose net is 0 by A.
-- Decided: a unit is one household however many bills or persons it has.

create function figures.household_rate_numerator(h figures.household_position) returns bigint language sql immutable as $$
  select case when h.settled then 1 else 0 end
$$;

create function figures.household_rate_denominator(h figures.household_position) returns bigint language sql immutable as $$
  select case when h.billed then 1 else 0 end
$$;

select figures.define_metric('household_rate', 1, 'HOUSEHOLD_RATE',
  array[
    'Household collection rate',
    'The share of households billed for the period that have paid all of it by the as-of date.',
    'Households fully paid ÷ households billed',
    'Distinct units with a bill due in the period.',
    'Parking and storage units; bills whose net amount is 0.'
  ],
  array[
    '户收缴率',
    '当期应缴户中，截至统计截止日已全部缴清的户数比例。',
    '缴清户数 ÷ 应缴户数',
    '有应缴日在期内账单的房屋，按户去重。',
    '车位、储藏间；净应收为 0 的账单。'
  ]);
