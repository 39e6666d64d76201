-- requires: bill_position metric_catalogue
-- Question: What was billed for the period?
-- Grain: bill; sums over any scope.
-- Formula: sum of charged(A) over the period's bills.
-- Counts: bills due in the period and issued by A, less credit notes.
-- Excludes: waivers, which lower what is asked for and not what was billed.
-- Decided: a bill belongs to the period that holds its due date.

create function figures.billed_part(b figures.bill_position) returns bigint language sql immutable as $$
  select case when b.in_period then b.charged else 0 end
$$;

select figures.define_metric('billed', 1, 'FEN',
  array[
    'Billed',
    'What was billed for the period, credit notes taken off.',
    'Amounts billed − credit notes',
    'Bills due in the period and issued by the as-of date.',
    'Waivers and write-offs.'
  ],
  array[
    '当期应收',
    '当期应缴账单的金额，已扣除红冲。',
    '账单金额 − 红冲',
    '应缴日在期内、截止日前已出账的账单。',
    '减免与核销。'
  ]);
