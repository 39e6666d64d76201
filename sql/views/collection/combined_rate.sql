-- requires: bill_position metric_catalogue
-- Question: Of all that was to be collected, this period and arrears together, how much came in?
-- Grain: bill; sums over any scope.
-- Formula: (collected + recovered) / (net billed + opening arrears - waivers on them)
-- Counts: bills due before or in the period.
-- Excludes: bills due after the period.
-- Decided: The mean of current and recovery rate, weighted by their denominators.

create function figures.combined_rate_numerator(b figures.bill_position) returns bigint language sql immutable as $$
  select case when b.in_period then b.paid when b.in_arrears then b.recovered else 0 end
$$;

create function figures.combined_rate_denominator(b figures.bill_position) returns bigint language sql immutable as $$
  select case when b.in_period then b.net when b.in_arrears then b.open_before - b.arrears_waived else 0 end
$$;

select figures.define_metric('combined_rate', 1, 'MONEY_RATE',
  array[
    'Combined collection rate',
    'Of everything to be collected, the period''s bills and opening arrears together, the share that came in.',
    '(Collected + recovered) ÷ (net billed + opening arrears − waived)',
    'Bills due in the period and before it.',
    'Bills due after the period.'
  ],
  array[
    '综合收缴率',
    '当期应收与期初欠费合计中已收回的比例。',
    '（当期实收 + 清欠）÷（当期净应收 + 期初欠费 − 减免）',
    '期内及期前到期的账单。',
    '期后到期的账单。'
  ]);
