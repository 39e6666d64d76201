-- Held money is marked by day: a payment then costs the postings of its day, not those of its month.
alter table held_mark rename column month to day;
alter index held_mark_estate_id_month_idx rename to held_mark_estate_id_day_idx;
comment on table held_mark is 'Days of estates whose held money the postings have outrun. Without a unique key, as cell_mark.';

create or replace function mark_posted_bills() returns trigger language plpgsql as $$
begin
  if current_setting('app.door', true) = '1' then
    return null;
  end if;
  insert into public.cell_mark (estate_id, building_id, due_on)
  select distinct b.estate_id, b.building_id, b.due_on
  from written n join public.bill b on b.estate_id = n.estate_id and b.bill_id = n.bill_id;
  insert into public.held_mark (estate_id, day)
  select distinct n.estate_id, n.effective_on from written n where n.kind in ('CASH', 'ALLOCATION');
  perform figures.refresh_open_bills(array_agg(c.estate_id), array_agg(c.bill_id))
  from (select distinct n.estate_id, n.bill_id from written n where n.bill_id is not null) c;
  return null;
end $$;
