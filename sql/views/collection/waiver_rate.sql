-- requires: bill_position metric_catalogue
-- Question: How much of what was billed for the period was waived by A?
-- Grain: bill; sums over any scope.
-- Formula: waived / billed
-- Counts: waivers effective by A on bills due in the period.
-- Excludes: credit notes and write-offs.
-- Decided: A waiver is never a collection.

create function figures.waiver_rate_numerator(b figures.bill_position) returns bigint language sql immutable as $$
  select case when b.in_period then b.waived else 0 end
$$;

create function figures.waiver_rate_denominator(b figures.bill_position) returns bigint language sql immutable as $$
  select case when b.in_period then b.charged else 0 end
$$;

select figures.define_metric('waiver_rate', 1, 'MONEY_RATE',
  array[
    'Waiver rate',
    'The share of what was billed for the period that was waived by the as-of date.',
    'Waived ÷ billed',
    'Waivers effective by the as-of date on bills due in the period.',
    'Credit notes and write-offs.'
  ],
  array[
    '减免率',
    '当期应收中截至统计截止日已减免的比例。',
    '减免 ÷ 当期应收',
    '应缴日在期内账单上、截止日前生效的减免。',
    '红冲与核销。'
  ]);
