-- requires: collection_money collection_households
-- Question: which rows stand behind an amount, or behind a rate's numerator and denominator?
-- Grain: bill for an amount or a money rate, household for a household rate.
-- Formula: each row's own part, an amount's as the numerator over 0; the parts add up to the rate's numerator and denominator because the rate sums the same parts.
-- Counts: rows that give something to either side.
-- Excludes: rows that give 0 to both.
-- Decided: ordered by row key, so that a page can go on after the last key of the one before.

create function figures.rate_rows(
  p_rate text, p_from date, p_to date, p_as_of date, p_known_at timestamptz, p_fee_class text, p_slice jsonb,
  p_after text, p_limit int
) returns table (row_key text, estate_id int, unit_id bigint, bill_id bigint, numerator bigint, denominator bigint)
language plpgsql stable rows 100 as $$
declare
  by_household boolean;
  by_amount boolean;
begin
  select m.unit = 'HOUSEHOLD_RATE', m.unit = 'FEN' into by_household, by_amount from figures.metric m where m.code = p_rate;
  if by_household is null then
    raise exception 'no such rate: %', p_rate using errcode = '22023';
  end if;
  return query execute format(
    $q$select r.row_key, r.estate_id, r.unit_id, r.bill_id, r.numerator, r.denominator from (
      select %s as row_key, x.estate_id, x.unit_id, %s as bill_id,
        figures.%I(x) as numerator, %s as denominator
      from figures.%I('portfolio', $1, $2, $3, $4, $5, $6) x
    ) r
    where (r.numerator <> 0 or r.denominator <> 0) and ($7 is null or r.row_key > $7 collate "C")
    order by r.row_key collate "C" limit $8$q$,
    case when by_household then $k$lpad(x.estate_id::text, 10, '0') || '/' || lpad(x.unit_id::text, 19, '0')$k$
      else $k$lpad(x.estate_id::text, 10, '0') || '/' || lpad(x.bill_id::text, 19, '0')$k$ end,
    case when by_household then 'null::bigint' else 'x.bill_id' end,
    p_rate || case when by_amount then '_part' else '_numerator' end,
    case when by_amount then '0::bigint' else format('figures.%I(x)', p_rate || '_denominator') end,
    case when by_household then 'household_position' else 'bill_position' end)
  using p_from, p_to, p_as_of, p_known_at, p_fee_class, p_slice, p_after, p_limit;
end $$;
comment on function figures.rate_rows is 'The bills or households behind a rate, with what each gives to its numerator and denominator.';
