-- Which bills are open is kept bill by bill, so that a batch costs what it changes and not the history of its households; and for
-- whoever else writes to the ledger, by the triggers that mark cells.
create index open_bill_by_settled on open_bill (estate_id, settled_from) where settled_from is not null;

create or replace function mark_bills() returns trigger language plpgsql as $$
begin
  if current_setting('app.door', true) = '1' then
    return null;
  end if;
  insert into public.cell_mark (estate_id, building_id, due_on)
  select distinct n.estate_id, n.building_id, n.due_on from written n;
  perform figures.refresh_open_bills(array_agg(n.estate_id), array_agg(n.bill_id)) from written n;
  return null;
end $$;

create or replace function mark_posted_bills() returns trigger language plpgsql as $$
begin
  if current_setting('app.door', true) = '1' then
    return null;
  end if;
  insert into public.cell_mark (estate_id, building_id, due_on)
  select distinct b.estate_id, b.building_id, b.due_on
  from written n join public.bill b on b.estate_id = n.estate_id and b.bill_id = n.bill_id;
  perform figures.refresh_open_bills(array_agg(c.estate_id), array_agg(c.bill_id))
  from (select distinct n.estate_id, n.bill_id from written n where n.bill_id is not null) c;
  return null;
end $$;

create or replace function mark_voided_bills() returns trigger language plpgsql as $$
begin
  if current_setting('app.door', true) = '1' then
    return null;
  end if;
  insert into public.cell_mark (estate_id, building_id, due_on)
  select distinct b.estate_id, b.building_id, b.due_on
  from written n join public.bill b on b.estate_id = n.estate_id and b.bill_id = n.entry_id
  where n.entry_table = 'bills';
  perform figures.refresh_open_bills(array_agg(n.estate_id), array_agg(n.entry_id)) from written n where n.entry_table = 'bills';
  return null;
end $$;
