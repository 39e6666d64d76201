-- What stands open on a bill is kept beside where to look for it: as of a day since which nothing moved on it, neither the bill nor its
-- postings need to be read. Derived as cells are: worked out anew from the postings whenever one is written, never incremented.
alter table open_bill
  add column unit_id bigint, add column use text, add column liable_kind text, add column issued_on date,
  add column stands_from date, add column unpaid bigint, add column open bigint;

do $$
begin
  perform app_ctx('all', '');
  update open_bill o set unit_id = s.unit_id, use = s.use, liable_kind = s.liable_kind, issued_on = s.issued_on, stands_from = s.stands_from,
    unpaid = s.unpaid, open = s.unpaid - s.written_off
  from (
    select b.estate_id, b.bill_id, b.unit_id, b.use, b.liable_kind, b.issued_on,
      greatest(b.issued_on, max(p.effective_on)) as stands_from,
      b.amount - coalesce(sum(p.amount) filter (where p.kind in ('CREDIT_NOTE', 'WAIVER', 'ALLOCATION')), 0) as unpaid,
      coalesce(sum(p.amount) filter (where p.kind = 'WRITE_OFF'), 0) as written_off
    from open_bill o
    join bill b on b.estate_id = o.estate_id and b.bill_id = o.bill_id
    left join posting p on p.estate_id = b.estate_id and p.bill_id = b.bill_id
    group by b.estate_id, b.bill_id
  ) s
  where s.estate_id = o.estate_id and s.bill_id = o.bill_id;
end $$;

alter table open_bill
  alter column unit_id set not null, alter column use set not null, alter column liable_kind set not null,
  alter column issued_on set not null, alter column stands_from set not null, alter column unpaid set not null, alter column open set not null;
comment on table open_bill is 'Bills of which something is or may yet be unpaid, as far as is known now, and how they stand since the last thing moved on them.';
comment on column open_bill.stands_from is 'Day of the last posting, or of issue: as of this day and later unpaid and open are the bill''s.';
