-- requires: bill_position metric_catalogue
-- Question: Of what is past its due date, how much is still unpaid as of A?
-- Grain: bill; sums over any scope.
-- Formula: unpaid / net, over bills of the period due before A
-- Counts: bills of the period due before A.
-- Excludes: bills due on A or later.
-- Decided: A write-off does not cure lateness.

create function figures.overdue_rate_numerator(b figures.bill_position) returns bigint language sql immutable as $$
  select case when b.in_period and b.is_overdue then b.unpaid else 0 end
$$;

create function figures.overdue_rate_denominator(b figures.bill_position) returns bigint language sql immutable as $$
  select case when b.in_period and b.is_overdue then b.net else 0 end
$$;

select figures.define_metric('overdue_rate', 1, 'MONEY_RATE',
  array[
    'Overdue rate',
    'Of the amounts of the period that are past due, the share that is still unpaid at the as-of date.',
    'Unpaid ÷ net billed, of bills due before the as-of date',
    'Bills of the period due before the as-of date; written-off balances still count as unpaid.',
    'Bills due on the as-of date or later.'
  ],
  array[
    '逾期率（金额）',
    '期内已过应缴日的金额中，截至统计截止日仍未缴的比例。',
    '逾期未缴 ÷ 已逾应缴日的净应收',
    '应缴日在期内且早于统计截止日的账单；已核销仍视为未缴。',
    '应缴日为截止日当天或之后的账单。'
  ]);
