-- requires: bill_position metric_catalogue current_rate
-- Question: How much of the period's bills has come in by A, whenever it came?
-- Grain: bill; sums over any scope.
-- Formula: sum of paid(A) over the period's bills.
-- Counts: allocations to bills due in the period, prepaid ones too.
-- Excludes: money held, money for bills of other periods, waivers and write-offs.
-- Decided: the numerator of the current collection rate.

create function figures.collected_part(b figures.bill_position) returns bigint language sql immutable as $$
  select figures.current_rate_numerator(b)
$$;

select figures.define_metric('collected', 1, 'FEN',
  array[
    'Collected',
    'What has come in on the period''s bills by the as-of date, whenever it came.',
    'Allocations to the period''s bills',
    'Money on bills due in the period, prepaid money too.',
    'Held money, money on other periods'' bills, waivers and write-offs.'
  ],
  array[
    '当期实收',
    '截至统计截止日，当期账单已收到的款项，不论何时收到。',
    '分配到当期账单的款项',
    '应缴日在期内的账单所分配的款项，含预缴冲抵。',
    '暂存、往期与后期账单的款项、减免与核销。'
  ]);
