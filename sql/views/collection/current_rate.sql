-- requires: bill_position metric_catalogue
-- Question: Of what was billed for the period, how much has come in by A, whenever it came?
-- Grain: bill; sums over any scope.
-- Formula: collected / net billed
-- Counts: bills due in the period and issued by A.
-- Excludes: money on hold, failed payments, other fee classes.
-- Decided: Shown with the rate before waivers and the waiver rate, or waivers would buy the rate.

create function figures.current_rate_numerator(b figures.bill_position) returns bigint language sql immutable as $$
  select case when b.in_period then b.paid else 0 end
$$;

create function figures.current_rate_denominator(b figures.bill_position) returns bigint language sql immutable as $$
  select case when b.in_period then b.net else 0 end
$$;

select figures.define_metric('current_rate', 1, 'MONEY_RATE',
  array[
    'Current collection rate',
    'Of what was billed for the period after waivers, the share that has been collected by the as-of date.',
    'Collected ÷ (billed − waived)',
    'Bills due in the period and issued by the as-of date; money on them whenever it came.',
    'Held money, failed payments, deposits, other fee classes.'
  ],
  array[
    '当期收缴率',
    '当期账单扣除减免后，截至统计截止日已收回的比例。',
    '当期实收 ÷（当期应收 − 减免）',
    '应缴日在期内且截止日前已出账的账单；款项不论何时收到。',
    '暂存款、支付失败、押金及其他费用类别。'
  ]);
