-- Turns the schema into Citus tables, distributed by estate_id:  psql -v ON_ERROR_STOP=1 -f sql/distribute.sql DATABASE
-- One block, so one transaction: it is done whole or not at all. Run as the owner, before or after records are in, while no server
-- runs. Without Citus it says so and changes nothing.
--
-- Order: triggers that Citus accepts and then trips over go; foreign keys of tables to be distributed are taken off, since none may
-- point from or to a table that is not distributed yet; the shared tables become reference tables; then the others are distributed,
-- side by side in one colocation group; then the foreign keys come back.

do $$
declare
  -- Small, and joined by every estate's tables.
  shared constant regclass[] := array['estate', 'batch', 'batch_file', 'policy', 'calendar_day']::regclass[];
  -- Work lists, people and the journal stay on the coordinator: nothing of them is joined with a whole ledger. So do findings, whose
  -- triggers Citus would not run on its shards, and what committees are shown.
  local constant regclass[] := array['quarantine_row', 'quarantine_content', 'quarantine_outcome', 'journal_entry', 'role_grant',
    'finding_cause', 'notice_hook',
    'interest', 'finding', 'finding_origin', 'finding_event', 'finding_evidence', 'finding_confidential', 'committee_release', 'committee_release_household',
    'committee_restatement', 'committee_receipt', 'committee_opinion', 'committee_question', 'committee_answer', 'committee_minutes',
    'committee_decision', 'review_card', 'review_redraw', 'review_rank', 'review_event', 'review_measure']::regclass[];
  distributed regclass[];
  foreign_keys record;
  t regclass;
  first regclass;
begin
  if to_regproc('create_distributed_table') is null then
    raise exception 'This database has no Citus extension: nothing was changed.'
      using hint = 'Create it on the coordinator and on every worker (create extension citus), then run this again.';
  end if;
  perform set_config('citus.multi_shard_modify_mode', 'sequential', true);

  distributed := array(
    select a.attrelid::regclass from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attname = 'estate_id'
      and a.attrelid <> all (shared) and a.attrelid <> all (local)
    order by c.relname);

  -- On one machine these mark what the ledger's door does not; here everything goes through the door.
  drop trigger if exists mark_bills on bill;
  drop trigger if exists mark_posted_bills on posting;
  drop trigger if exists mark_voided_bills on void;
  drop trigger if exists mark_reclassified_buildings on building_version;

  create temp table kept_foreign_key on commit drop as
    select c.conrelid::regclass as holder, c.conname as name, pg_get_constraintdef(c.oid) as definition
    from pg_constraint c where c.contype = 'f' and c.conrelid = any (distributed);
  for foreign_keys in select * from kept_foreign_key loop
    execute format('alter table %s drop constraint %I', foreign_keys.holder, foreign_keys.name);
  end loop;

  foreach t in array shared loop
    perform create_reference_table(t);
  end loop;
  first := distributed[1];
  foreach t in array distributed loop
    if t = first then
      perform create_distributed_table(t, 'estate_id');
    else
      perform create_distributed_table(t, 'estate_id', colocate_with => first::text);
    end if;
  end loop;

  for foreign_keys in select * from kept_foreign_key loop
    execute format('alter table %s add constraint %I %s', foreign_keys.holder, foreign_keys.name, foreign_keys.definition);
  end loop;
end $$;
