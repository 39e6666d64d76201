-- requires: bill_scope
-- Question: which estates can be compared between two periods 可比项目?
-- Grain: estate.
-- Formula: estates with a bill due in the one period and a bill due in the other, each issued by the period's own as-of date.
-- Counts: bills of the fee class and the slice, as known at K.
-- Excludes: estates taken over, given up or first billed in between.
-- Decided: one bill is enough; how many there were is for the figures to tell.

create function figures.comparable_estates(
  p_from date, p_to date, p_as_of date, p_other_from date, p_other_to date, p_other_as_of date,
  p_known_at timestamptz, p_fee_class text, p_slice jsonb
) returns setof int
language plpgsql stable rows 100 as $$
begin
  return query
  select b.estate_id from figures.bill_scope('portfolio', p_as_of, p_known_at, p_fee_class, p_slice) b
  where b.due_on between p_from and p_to
  intersect
  select b.estate_id from figures.bill_scope('portfolio', p_other_as_of, p_known_at, p_fee_class, p_slice) b
  where b.due_on between p_other_from and p_other_to
  order by 1;
end $$;
comment on function figures.comparable_estates is 'Estates with bills in both of two periods 可比项目.';
