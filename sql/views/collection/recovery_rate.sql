-- requires: bill_position metric_catalogue
-- Question: Of the arrears with which the period began, how much was recovered in it?
-- Grain: bill; sums over any scope.
-- Formula: recovered / (opening arrears - waivers and credit notes on them)
-- Counts: bills due before the period.
-- Excludes: bills of the period; write-offs lower neither side.
-- Decided: A reversal of money received before the period can push it below 0; it is shown so.

create function figures.recovery_rate_numerator(b figures.bill_position) returns bigint language sql immutable as $$
  select case when b.in_arrears then b.recovered else 0 end
$$;

create function figures.recovery_rate_denominator(b figures.bill_position) returns bigint language sql immutable as $$
  select case when b.in_arrears then b.open_before - b.arrears_waived else 0 end
$$;

select figures.define_metric('recovery_rate', 1, 'MONEY_RATE',
  array[
    'Arrears recovery rate',
    'Of the arrears with which the period began, the share recovered during the period.',
    'Recovered ÷ (opening arrears − waived)',
    'Payments from the start of the period to the as-of date on bills due before it.',
    'Bills of the period itself.'
  ],
  array[
    '清欠率',
    '期初欠费在期内收回的比例。',
    '清欠 ÷（期初欠费 − 期内减免）',
    '期初至统计截止日间，对期前到期账单的收款。',
    '当期账单。'
  ]);
