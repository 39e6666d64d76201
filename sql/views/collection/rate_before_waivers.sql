-- requires: bill_position metric_catalogue
-- Question: Of what was billed for the period before waivers, how much has come in by A?
-- Grain: bill; sums over any scope.
-- Formula: collected / billed
-- Counts: bills due in the period and issued by A.
-- Excludes: waivers are not taken off the denominator.
-- Decided: Billed is after credit notes: what was billed by mistake was never owed.

create function figures.rate_before_waivers_numerator(b figures.bill_position) returns bigint language sql immutable as $$
  select case when b.in_period then b.paid else 0 end
$$;

create function figures.rate_before_waivers_denominator(b figures.bill_position) returns bigint language sql immutable as $$
  select case when b.in_period then b.charged else 0 end
$$;

select figures.define_metric('rate_before_waivers', 1, 'MONEY_RATE',
  array[
    'Collection rate before waivers',
    'Of what was billed for the period, waived amounts included, the share that has been collected by the as-of date.',
    'Collected ÷ billed',
    'Bills due in the period and issued by the as-of date, after credit notes.',
    'Waivers are not deducted; held money does not count.'
  ],
  array[
    '减免前收缴率',
    '当期账单（不扣减免）截至统计截止日已收回的比例。',
    '当期实收 ÷ 当期应收',
    '应缴日在期内且截止日前已出账的账单，已扣红冲。',
    '不扣除减免；暂存款不计。'
  ]);
