-- requires: bill_position metric_catalogue
-- Question: how old is what is still owed?
-- Grain: group of p_by and bucket; every bucket is present.
-- Formula: sum of open(A) of all bills by days past due, A - due date.
-- Counts: all bills issued by A, whatever period they belong to.
-- Excludes: written-off balances.
-- Decided: due on A or later is "not yet due"; the first day past due is day 1.

create type figures.aged_balance as (group_key text, bucket text, open bigint);

-- p_source: the function that tells the positions, of bills or of cells of bills: the sums are the same.
create function figures.ageing_from(
  p_source text,
  p_by text, p_from date, p_to date, p_as_of date, p_known_at timestamptz, p_fee_class text, p_slice jsonb
) returns setof figures.aged_balance
language plpgsql stable rows 500 as $$
begin
  return query execute format($q$
  with bucket (position, name, first_day, last_day) as (
    values (0, 'not_yet_due', null, 0), (1, '1-30', 1, 30), (2, '31-60', 31, 60), (3, '61-90', 61, 90), (4, '91-180', 91, 180),
      (5, '181-365', 181, 365), (6, '366-730', 366, 730), (7, '731-1095', 731, 1095), (8, '>1095', 1096, null)
  ),
  aged as (
    select b.group_key as g, $4 - b.due_on as days, sum(b.open) as amount
    from figures.%I($1, $2, $3, $4, $5, $6, $7) b
    group by b.group_key, b.due_on
  )
  select g.g, k.name, coalesce(sum(a.amount), 0)::bigint
  from (select distinct g from aged) g
  cross join bucket k
  left join aged a on a.g = g.g and (k.first_day is null or a.days >= k.first_day) and (k.last_day is null or a.days <= k.last_day)
  group by g.g, k.position, k.name
  order by g.g, k.position
  $q$, p_source)
  using p_by, p_from, p_to, p_as_of, p_known_at, p_fee_class, p_slice;
end $$;

create function figures.ageing(
  p_by text, p_from date, p_to date, p_as_of date, p_known_at timestamptz, p_fee_class text, p_slice jsonb
) returns setof figures.aged_balance
language plpgsql stable rows 500 as $$
begin
  return query select * from figures.ageing_from('bill_position', p_by, p_from, p_to, p_as_of, p_known_at, p_fee_class, p_slice);
end $$;
comment on function figures.ageing is 'Ageing 账龄 of the open balance, in fen.';

select figures.define_metric('ageing', 1, 'FEN',
  array['Ageing', 'What is still owed at the as-of date, by days past the due date.', 'Open balance by (as-of date − due date)',
    'All bills issued by the as-of date, of every period.', 'Written-off balances.'],
  array['账龄', '截至统计截止日的未缴余额，按逾期天数分段。', '未缴余额按（统计截止日 − 应缴日）分段', '截止日前已出账的全部账单，不限期间。', '已核销余额。']);
