-- requires: bill_position metric_catalogue
-- Question: Of what fell due, how much had been paid by its due date?
-- Grain: bill; sums over any scope.
-- Formula: sum of min(paid on the due date, net as of A) / sum of net, over bills due by A
-- Counts: bills of the period whose due date has come by A.
-- Excludes: bills not due yet.
-- Decided: Payment counts in time through the due date itself; it is the collection curve at 0 days.

create function figures.on_time_rate_numerator(b figures.bill_position) returns bigint language sql immutable as $$
  select case when b.in_period and b.is_due then least(b.paid_by_due, b.net) else 0 end
$$;

create function figures.on_time_rate_denominator(b figures.bill_position) returns bigint language sql immutable as $$
  select case when b.in_period and b.is_due then b.net else 0 end
$$;

select figures.define_metric('on_time_rate', 1, 'MONEY_RATE',
  array[
    'On-time rate',
    'Of the amounts of the period that have fallen due, the share that was paid by the due date.',
    'Paid by the due date ÷ net billed, of bills due by the as-of date',
    'Bills of the period whose due date has come; payments through the due date itself.',
    'Bills not due yet.'
  ],
  array[
    '缴费及时率（金额）',
    '期内已到应缴日的金额中，在应缴日（含当日）前缴清的比例。',
    '应缴日前实收 ÷ 已到期净应收',
    '应缴日在期内且不晚于统计截止日的账单；应缴日当天缴纳视为及时。',
    '尚未到期的账单。'
  ]);
