-- requires: bill_position metric_catalogue
-- Question: What was owed when the period began?
-- Grain: bill; sums over any scope.
-- Formula: sum of open(the day before the period, or A where that is earlier) over bills due before the period.
-- Counts: bills due before the period and issued by A.
-- Excludes: balances written off by then.
-- Decided: a period in the future opens with today's arrears.

create function figures.opening_arrears_part(b figures.bill_position) returns bigint language sql immutable as $$
  select case when b.in_arrears then b.open_before else 0 end
$$;

select figures.define_metric('opening_arrears', 1, 'FEN',
  array[
    'Opening arrears',
    'What was owed when the period began, on bills due before it.',
    'Open balance on the day before the period',
    'Bills due before the period.',
    'Balances written off by then.'
  ],
  array[
    '期初欠费',
    '期初时，应缴日在期前的账单尚未收回的余额。',
    '期初前一日的欠费余额',
    '应缴日在期前的账单。',
    '此前已核销的余额。'
  ]);
