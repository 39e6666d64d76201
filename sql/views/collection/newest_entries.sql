-- requires: without_fences
-- Question: of which day is the newest record of an estate?
-- Grain: estate that has a record.
-- Formula: the latest day on which a bill was issued, a receipt paid or an adjustment took effect.
-- Counts: entries of the given batches (null: of all), of days up to p_until.
-- Excludes: entries voided by those batches, which count as never made.
-- Decided: on one machine an index on an estate's days finds the newest of each kind at once; on several, each looks through its own estates.

create function figures.newest_entries(p_estates int[], p_batches int[], p_until date) returns table (estate_id int, day date)
language plpgsql stable rows 100 as $$
declare
  kinds text;
begin
  select string_agg(case when figures.is_spread() then format('%s and x.estate_id = any ($1)', k.entries)
    else format('select n.* from unnest($1) as i (e) cross join lateral (%s and x.estate_id = i.e order by x.%I desc limit 1) n', k.entries, k.day) end,
    ' union all ')
  into kinds
  from (
    select t.day, format('select x.estate_id, x.%2$I as day from public.%1$I x where x.%2$I <= $3 and ($2 is null or x.batch_id = any ($2))
      and not exists (select from public.void v where v.estate_id = x.estate_id and v.entry_table = %3$L and v.entry_id = x.%4$I
        and ($2 is null or v.batch_id = any ($2)))', t.name, t.day, t.name || 's', t.name || '_id') as entries
    from (values ('bill', 'issued_on'), ('receipt', 'paid_on'), ('adjustment', 'effective_on')) t (name, day)
  ) k;
  return query execute format('select e.estate_id, max(e.day) from (%s) e group by e.estate_id', kinds) using p_estates, p_batches, p_until;
end $$;
comment on function figures.newest_entries is 'The day of each estate''s newest bill, receipt or adjustment, up to a day.';
