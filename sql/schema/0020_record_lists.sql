-- Lists of bills and receipts that stay quick over millions of rows: an index for each order they are read in, so that a page
-- costs the same wherever it begins, and the few bills that are not settled apart from the many that are.

-- The old two-column index is the beginning of the new one.
drop index bill_estate_id_due_on_idx;
create index bill_by_estate_due on bill (estate_id, due_on, bill_id);
create index bill_by_due on bill (due_on, estate_id, bill_id);
create index bill_by_building_due on bill (estate_id, building_id, due_on, bill_id);
create index bill_by_item_due on bill (fee_item, due_on, estate_id, bill_id);
create index bill_by_class_due on bill (fee_class, due_on, estate_id, bill_id) where fee_class <> 'PROPERTY_FEE';
create index bill_by_amount on bill (amount, estate_id, bill_id);
-- Bytewise, whatever the database's collation: a prefix is then a range, and comparing texts is no leak past row security.
create index bill_by_no on bill (bill_no collate "C");

drop index receipt_estate_id_paid_on_idx;
create index receipt_by_estate_paid on receipt (estate_id, paid_on, receipt_id);
create index receipt_by_paid on receipt (paid_on, estate_id, receipt_id);
create index receipt_by_kind_paid on receipt (kind, paid_on, estate_id, receipt_id) where kind <> 'PAYMENT';
create index receipt_by_class_paid on receipt (fee_class, paid_on, estate_id, receipt_id) where fee_class <> 'PROPERTY_FEE';
create index receipt_unidentified on receipt (paid_on, estate_id, receipt_id) where unit_id is null;
create index receipt_by_amount on receipt (amount, estate_id, receipt_id);
create index receipt_by_no on receipt (receipt_no collate "C");

create index unit_by_code on unit (unit_code collate "C");
create index unit_by_estate_code on unit (estate_id, unit_code collate "C");
create index adjustment_by_kind on adjustment (kind, estate_id, bill_id);

-- Where overdue, unpaid and written-off bills are looked for. A hint, never a state: it may hold a bill too many, and what a
-- bill's state is follows from its postings alone.
create table open_bill (
  estate_id int not null,
  bill_id bigint not null,
  building_id bigint not null,
  fee_class text not null,
  fee_item text not null,
  due_on date not null,
  amount bigint not null,
  settled_from date,
  primary key (estate_id, bill_id),
  foreign key (estate_id, bill_id) references bill
);
comment on table open_bill is 'Bills of which something is or may yet be unpaid, as far as is known now.';
comment on column open_bill.settled_from is 'Day from which on nothing is unpaid; kept until that day has passed everywhere.';
create index open_bill_by_due on open_bill (due_on, estate_id, bill_id);
create index open_bill_by_estate_due on open_bill (estate_id, due_on, bill_id);
create index open_bill_by_amount on open_bill (amount, estate_id, bill_id);

create table open_bill_horizon (
  estate_id int primary key references estate,
  settled_from date not null
);
comment on table open_bill_horizon is 'Latest day from which on a bill left out of open_bill is settled: as of earlier days the table does not tell.';

do $$
declare
  t text;
  by_estate constant text := $p$(estate_id = any (string_to_array(nullif(current_setting('app.estate_ids', true), ''), ',')::int[])
    or current_setting('app.scope', true) = 'all')$p$;
begin
  foreach t in array array['open_bill', 'open_bill_horizon'] loop
    execute format('create policy viewer on %I using %s with check %s', t, by_estate, by_estate);
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('grant select, insert, update, delete on %I to collection_server', t);
  end loop;
end $$;

-- What the ledger holds already. The owner is bound by row security too.
do $$
begin
  perform app_ctx('all', '');
  create temp table settled on commit drop as
    select b.estate_id, b.bill_id, b.building_id, b.fee_class, b.fee_item, b.due_on, b.amount,
      case when b.amount = coalesce(sum(p.amount) filter (where p.kind in ('CREDIT_NOTE', 'WAIVER', 'ALLOCATION')), 0)
        then coalesce(max(p.effective_on), b.issued_on) end as settled_from
    from bill b left join posting p on p.estate_id = b.estate_id and p.bill_id = b.bill_id
    where not exists (select from void v where v.estate_id = b.estate_id and v.entry_table = 'bills' and v.entry_id = b.bill_id)
    group by b.estate_id, b.bill_id;
  insert into open_bill select * from settled where settled_from is null or settled_from >= (statement_timestamp() at time zone 'UTC')::date - 1;
  insert into open_bill_horizon
    select estate_id, max(settled_from) from settled where settled_from < (statement_timestamp() at time zone 'UTC')::date - 1 group by estate_id;
  drop table settled;
end $$;
analyze open_bill;
