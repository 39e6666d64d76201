-- Question: which fee items 收费项目 are there to choose from?
-- Grain: fee item.
-- Formula: those of the viewer's bills, each looked up behind the one before it, in the order of the index that lists bills by item.
-- Counts: bills of every state, voided ones as well.
-- Excludes: nothing.
-- Decided: a dozen look-ups instead of every bill. A loop, since a recursive query over all estates is no distributed one.

create function figures.fee_items() returns table (fee_item text) language plpgsql stable rows 20 as $$
begin
  fee_item := (select b.fee_item from public.bill b order by b.fee_item limit 1);
  while fee_item is not null loop
    return next;
    fee_item := (select b.fee_item from public.bill b where b.fee_item > fee_items.fee_item order by b.fee_item limit 1);
  end loop;
end $$;
comment on function figures.fee_items is 'Fee items 收费项目 of the viewer''s bills.';
