-- A committee reads how complaints are answered and how satisfied owners are as figures of no few (service_figures), never one complaint or one
-- answer: of a building with few doors anybody would know whose it is (P5.4). The same holds for what an import leaves behind, row by row or day
-- by day: a row put aside with the mark of what it said, one day's total of the bank, when a building's cells were touched, and how many
-- rows a batch had. Definitions that make a figure of such rows enter the ledger for it (enter_ledgers).
do $$
declare
  p record;
begin
  for p in
    select o.polrelid::regclass as t, pg_get_expr(o.polqual, o.polrelid) as seen, pg_get_expr(o.polwithcheck, o.polrelid) as written
    from pg_policy o
    where o.polname = 'viewer' and o.polrelid = any (array['complaint', 'survey', 'survey_response', 'control_total', 'quarantine_row',
      'quarantine_outcome', 'cell_mark', 'held_mark', 'batch_estate', 'open_bill_horizon']::regclass[])
  loop
    execute format('alter policy viewer on %s using (%s)', p.t, replace(p.seen, 'app.estates', 'app.ledgers'));
    if p.written is not null then
      execute format('alter policy viewer on %s with check (%s)', p.t, replace(p.written, 'app.estates', 'app.ledgers'));
    end if;
  end loop;
end $$;
