-- Question: of which bills does open_bill not tell how they stood as of A, though something may have been unpaid?
-- Grain: bill.
-- Formula: open bills on which something moved after A, and, where an estate's horizon is after A, bills left out with a posting after A.
-- Counts: bills of every fee class, of some estates or (null) of all; as everything recorded tells it.
-- Excludes: bills left out of open_bill of which nothing moved after A: they were settled by then.
-- Decided: only where to look, like open_bill itself. It may name a bill too many, also one that is voided, and what a bill's amounts are
--   follows from its postings alone. As of today there are next to none, as of a month's end those that moved since.

create type figures.bill_key as (estate_id int, bill_id bigint);

create function figures.moved_bills(p_as_of date, p_estates int[]) returns setof figures.bill_key
-- Bills are sorted for this: a hashed table of millions of them outgrows its memory, and PostgreSQL then takes them a handful at a time, for minutes.
language plpgsql stable rows 20000 set plan_cache_mode = force_custom_plan set enable_hashagg = off as $$
begin
  return query
  select o.estate_id, o.bill_id from public.open_bill o
  where o.stands_from > p_as_of and o.issued_on <= p_as_of and (p_estates is null or o.estate_id = any (p_estates));
  return query
  select distinct p.estate_id, p.bill_id
  -- An estate's postings stand by day.
  from public.open_bill_horizon k
  cross join lateral (
    select own.estate_id, own.bill_id from public.posting own
    where own.estate_id = k.estate_id and own.effective_on > p_as_of and own.bill_id is not null
  ) p
  where k.settled_from > p_as_of and (p_estates is null or k.estate_id = any (p_estates))
    and not exists (select from public.open_bill o where o.estate_id = p.estate_id and o.bill_id = p.bill_id);
end $$;
comment on function figures.moved_bills is 'Bills that moved after A and may have been unpaid as of A, as everything recorded tells it.';
