-- Turns the schema into Citus tables, the ledger and its cells distributed by estate_id:
--   psql -v ON_ERROR_STOP=1 -f sql/distribute.sql DATABASE
-- One block, so one transaction: it is done whole or not at all. Run once, as the owner, on the coordinator, before or after records are
-- in, while no server runs. Without Citus, or a second time, it says so and changes nothing.
--
-- Every machine is asked as the role that a transaction has taken, so the two roles of the server may log in: let pg_hba.conf of each
-- machine admit them from the others, and from nowhere else. To a worker that is added later, give what the others got: alter role
-- collection_headquarters login bypassrls.
--
-- Order: triggers that Citus accepts and then trips over go; foreign keys from or to the tables concerned are taken off, since none may
-- point from or to a table that is not distributed yet; the register becomes reference tables; then the ledger and its cells are
-- distributed, side by side in one colocation group; then the foreign keys among them come back, and the functions follow.

do $$
declare
  -- Small, and joined by every estate's tables: whole on each machine.
  shared constant regclass[] := array['estate', 'estate_version', 'building', 'building_version', 'batch', 'batch_file', 'batch_estate',
    'policy', 'calendar_day']::regclass[];
  -- What grows with every month. All else stays on the coordinator: what people write has triggers that guard it, which Citus would not
  -- run on its shards, and whether an estate or a building is known is checked at the door.
  distributed constant regclass[] := array['account', 'adjustment', 'bill', 'occupant', 'open_bill', 'open_bill_horizon', 'posting', 'receipt',
    'receipt_line', 'unit', 'unit_version', 'void', 'cell_mark', 'held_mark', 'held_day', 'held_month', 'household_day', 'household_month',
    'money_day', 'money_month']::regclass[];
  concerned constant regclass[] := shared || distributed;
  foreign_key record;
  t regclass;
  f regprocedure;
  done boolean;
begin
  if to_regproc('create_distributed_table') is null then
    raise exception 'This database has no Citus extension: nothing was changed.'
      using hint = 'Create it on the coordinator and on every worker (create extension citus), then run this again.';
  end if;
  select exists (select from pg_dist_partition p where p.logicalrelid = any (concerned)) into done;
  if done then
    raise exception 'The ledger is distributed already: nothing was changed.';
  end if;
  perform set_config('citus.multi_shard_modify_mode', 'sequential', true);

  alter role collection_server login;
  -- Citus writes to its workers with COPY, which takes nobody who is subject to row security. Whoever has this role may see and write every
  -- estate's ledger anyway, and workers hold nothing else; on the coordinator the role is what it was again at the end.
  alter role collection_headquarters login bypassrls;
  -- A role that holds a right of its own is made on the workers with the first table; this one only had those of the server's.
  grant select on estate to collection_headquarters;

  -- On one machine these mark what the ledger's door does not; here everything goes through the door.
  drop trigger if exists mark_bills on bill;
  drop trigger if exists mark_posted_bills on posting;
  drop trigger if exists mark_voided_bills on void;
  drop trigger if exists mark_reclassified_buildings on building_version;

  create temp table kept_foreign_key on commit drop as
    select c.conrelid::regclass as holder, c.conname as name, pg_get_constraintdef(c.oid) as definition
    from pg_constraint c where c.contype = 'f' and (c.conrelid = any (concerned) or c.confrelid = any (concerned));
  for foreign_key in select * from kept_foreign_key loop
    execute format('alter table %s drop constraint %I', foreign_key.holder, foreign_key.name);
  end loop;

  foreach t in array shared loop
    perform create_reference_table(t);
  end loop;
  foreach t in array distributed loop
    if t = distributed[1] then
      perform create_distributed_table(t, 'estate_id');
    else
      perform create_distributed_table(t, 'estate_id', colocate_with => distributed[1]::text);
    end if;
  end loop;

  for foreign_key in select * from kept_foreign_key where holder = any (concerned) loop
    execute format('alter table %s add constraint %I %s', foreign_key.holder, foreign_key.name, foreign_key.definition);
  end loop;

  -- Functions made while there was no Citus, in any order; those made from now on go to every machine by themselves.
  set local citus.propagate_set_commands = 'local';
  set local check_function_bodies = off;
  for f in
    select p.oid::regprocedure from pg_proc p
    where p.pronamespace in ('public'::regnamespace, 'figures'::regnamespace) and p.prorettype <> 'trigger'::regtype
      and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
      -- What gives rows of the coordinator's own tables is asked there alone.
      and not exists (select from pg_depend d join pg_type y on y.oid = d.refobjid join pg_class c on c.oid = y.typrelid
        where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.refclassid = 'pg_type'::regclass
          and c.relkind in ('r', 'v') and c.oid <> all (concerned))
  loop
    perform create_distributed_function(f);
  end loop;

  set local citus.enable_alter_role_propagation = off;
  alter role collection_headquarters nobypassrls;
end $$;
