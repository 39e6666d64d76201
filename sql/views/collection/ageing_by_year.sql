-- requires: bill_position metric_catalogue
-- Question: from which years does what is still owed come?
-- Grain: group of p_by and year of the due date; years in which nothing is open do not appear.
-- Formula: sum of open(A) of all bills by the calendar year of their due date.
-- Counts: all bills issued by A, whatever period they belong to.
-- Excludes: written-off balances.
-- Decided: a bill belongs to the year in which it is due, as with the arrears of prior years; over the years it adds up to the ageing.

-- p_source: the function that tells the positions, of all bills or of those that may owe: the sums are the same.
create function figures.ageing_by_year_from(
  p_source text,
  p_by text, p_from date, p_to date, p_as_of date, p_known_at timestamptz, p_fee_class text, p_slice jsonb
) returns table (group_key text, year int, open bigint, bills bigint)
language plpgsql stable rows 100 as $$
begin
  return query execute format($q$
  select b.group_key, extract(year from b.due_on)::int, sum(b.open)::bigint, count(*)
  from figures.%I($1, $2, $3, $4, $5, $6, $7) b
  where b.open <> 0
  group by 1, 2
  order by 1, 2$q$, p_source)
  using p_by, p_from, p_to, p_as_of, p_known_at, p_fee_class, p_slice;
end $$;

create function figures.ageing_by_year(
  p_by text, p_from date, p_to date, p_as_of date, p_known_at timestamptz, p_fee_class text, p_slice jsonb
) returns table (group_key text, year int, open bigint, bills bigint)
language plpgsql stable rows 100 as $$
begin
  return query select * from figures.ageing_by_year_from('bill_position', p_by, p_from, p_to, p_as_of, p_known_at, p_fee_class, p_slice);
end $$;
comment on function figures.ageing_by_year is 'The open balance by the year in which it was due, in fen, and the number of bills it stands on.';

select figures.define_metric('ageing_by_year', 1, 'FEN',
  array['Arrears by year of origin', 'What is still owed at the as-of date, by the year in which it was due.', 'Open balance by year of the due date',
    'All bills issued by the as-of date, of every period.', 'Written-off balances.'],
  array['欠费按年份', '截至统计截止日的未缴余额，按应缴日所在年份分列。', '未缴余额按应缴日所在年份', '截止日前已出账的全部账单，不限期间。', '已核销余额。']);
