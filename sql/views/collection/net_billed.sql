-- requires: bill_position metric_catalogue current_rate
-- Question: What was to be paid of what was billed for the period?
-- Grain: bill; sums over any scope.
-- Formula: sum of net(A) over the period's bills.
-- Counts: bills due in the period and issued by A.
-- Excludes: what was waived or credited.
-- Decided: the denominator of the current collection rate.

create function figures.net_billed_part(b figures.bill_position) returns bigint language sql immutable as $$
  select figures.current_rate_denominator(b)
$$;

select figures.define_metric('net_billed', 1, 'FEN',
  array[
    'Net billed',
    'What was to be paid for the period after waivers and credit notes.',
    'Billed − waived',
    'Bills due in the period and issued by the as-of date.',
    'Waivers and credit notes effective by the as-of date.'
  ],
  array[
    '当期净应收',
    '当期应收扣除减免后的金额。',
    '当期应收 − 减免',
    '应缴日在期内、截止日前已出账的账单。',
    '截止日前生效的减免与红冲。'
  ]);
