-- requires: closing_figures
-- Question: does a month hold together, so that it can be closed?
-- Grain: identity.
-- Formula: what the identity leaves unexplained, without sign, over all estates; of the portfolio, what billed, collected and closing of
--   the estates together leave of its own.
-- Counts: the viewer's estates, with everything recorded.
-- Excludes: nothing.
-- Decided: all are 0 on a ledger that is whole, and shown all the same: whoever closes need not take it on trust.

create function figures.closing_checks(p_month date) returns table (identity text, difference bigint, estates text[])
language plpgsql stable rows 4 as $$
declare
  ends constant date := (p_month::timestamp + interval '1 month')::date - 1;
begin
  return query
  with frozen as materialized (select f.* from figures.closing_figures(p_month, null, '{}') f),
  told as (
    select d.identity, f.estate_code, abs(d.difference) as difference
    from frozen f
    cross join lateral (values ('BRIDGE', f.bridge_difference), ('CASH', f.cash_difference), ('AGEING', f.ageing_difference)) d (identity, difference)
  ),
  sums as (
    select coalesce(sum((f.figures::jsonb #>> '{money,billed}')::bigint), 0) as billed,
      coalesce(sum((f.figures::jsonb #>> '{money,collected}')::bigint), 0) as collected,
      coalesce(sum((f.figures::jsonb #>> '{money,closing}')::bigint), 0) as closing
    from frozen f
  )
  select c.* from (
    select t.identity, sum(t.difference)::bigint,
      coalesce(array_agg(t.estate_code order by t.estate_code collate "C") filter (where t.difference <> 0), '{}')
    from told t group by t.identity
    union all
    select 'PORTFOLIO', (abs(s.billed - coalesce(m.billed, 0)) + abs(s.collected - coalesce(m.collected, 0)) + abs(s.closing - coalesce(m.closing, 0)))::bigint, '{}'
    from sums s
    left join figures.instant_money('portfolio', p_month, ends, ends, null, 'PROPERTY_FEE', '{}') m on true
  ) c (identity, difference, estates)
  order by array_position(array['BRIDGE', 'CASH', 'AGEING', 'PORTFOLIO'], c.identity);
end $$;
comment on function figures.closing_checks is 'What the identities of a month leave unexplained, in fen; 0.';
