-- requires: bill_position metric_catalogue
-- Question: What is still owed at A on bills due by the period's end?
-- Grain: bill; sums over any scope.
-- Formula: sum of open(A) over bills due on or before the period's last day.
-- Counts: bills of the period and of before.
-- Excludes: written-off balances; bills due after the period.
-- Decided: the closing side of the bridge.

create function figures.outstanding_part(b figures.bill_position) returns bigint language sql immutable as $$
  select case when b.in_period or b.in_arrears then b.open else 0 end
$$;

select figures.define_metric('outstanding', 1, 'FEN',
  array[
    'Outstanding',
    'What is still owed at the as-of date on bills due by the end of the period.',
    'Net billed − paid − written off, over bills due by the period''s end',
    'Bills of the period and of earlier ones.',
    'Written-off balances, bills due after the period.'
  ],
  array[
    '期末欠费',
    '截至统计截止日，应缴日在期末及以前的账单尚未收回的余额。',
    '净应收 − 已缴 − 核销（应缴日不晚于期末的账单）',
    '当期与往期账单。',
    '已核销余额、应缴日在期后的账单。'
  ]);
