-- requires: household_position metric_catalogue
-- Question: How many households paid each of their bills by its own due date?
-- Grain: household; counts over any scope.
-- Formula: households whose bills due by A each had nothing unpaid on their own due date / households with such a bill
-- Counts: distinct units with a bill of the period due by A.
-- Excludes: parking and storage units; bills whose net is 0 by A.
-- Decided: a unit is one household however many bills or persons it has.

create function figures.household_on_time_rate_numerator(h figures.household_position) returns bigint language sql immutable as $$
  select case when h.on_time then 1 else 0 end
$$;

create function figures.household_on_time_rate_denominator(h figures.household_position) returns bigint language sql immutable as $$
  select case when h.fell_due then 1 else 0 end
$$;

select figures.define_metric('household_on_time_rate', 1, 'HOUSEHOLD_RATE',
  array[
    'Household on-time rate',
    'The share of households that had paid every bill of the period by its own due date. The procedure speaks of this figure when it says that owners pay on time (P3.5).',
    'Households on time ÷ households with a bill due by the as-of date',
    'Distinct units with a bill of the period due by the as-of date.',
    'Parking and storage units; bills whose net amount is 0.'
  ],
  array[
    '户缴费及时率',
    '每张到期账单都在应缴日前缴清的户数比例，即操作流程所称“按时缴费业主占比”。',
    '及时缴清户数 ÷ 有到期账单户数',
    '有不晚于统计截止日到期的当期账单的房屋，按户去重。',
    '车位、储藏间；净应收为 0 的账单。'
  ]);
