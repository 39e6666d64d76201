-- requires: bill_position metric_catalogue
-- Question: Of the arrears of earlier years, how much was recovered in the period?
-- Grain: bill; sums over any scope.
-- Formula: as the recovery rate, over bills due before 1 January of the year in which the period begins
-- Counts: bills due before that 1 January.
-- Excludes: arrears of earlier months of the same year.
-- Decided: The year is that of the first day of the period.

create function figures.prior_recovery_rate_numerator(b figures.bill_position) returns bigint language sql immutable as $$
  select case when b.prior_year then b.recovered else 0 end
$$;

create function figures.prior_recovery_rate_denominator(b figures.bill_position) returns bigint language sql immutable as $$
  select case when b.prior_year then b.open_before - b.arrears_waived else 0 end
$$;

select figures.define_metric('prior_recovery_rate', 1, 'MONEY_RATE',
  array[
    'Prior-year recovery rate',
    'Of the arrears that stem from earlier years, the share recovered during the period.',
    'Recovered ÷ (opening arrears − waived), of bills due in earlier years',
    'Bills due before 1 January of the year in which the period begins.',
    'Arrears of earlier months of the same year.'
  ],
  array[
    '往年清欠率',
    '往年欠费在期内收回的比例。',
    '往年清欠 ÷（往年期初欠费 − 期内减免）',
    '期初所在年度 1 月 1 日前到期的账单。',
    '本年前期欠费。'
  ]);
