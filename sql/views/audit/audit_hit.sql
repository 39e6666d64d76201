-- Question: what does each audit rule look for, and what does a hit of it look like?
-- Grain: one row per rule; the rows are written by the files that define the rules.
-- Formula: none here.
-- Counts: the rules of this folder, one in each file named after it.
-- Excludes: nothing.
-- Decided: the wording keeps three things apart: the fact, told from typed parameters of the hit; the judgement, what such a fact may
--   mean; and what is to be verified. No rule names a person, and none calls anybody dishonest.
--   A rule is a function (estates, from, as of) over the ledger as recorded now: a decision is about what is known now. An EVENT is dated
--   and is looked for from the first day on; a STATE is reported as long as it lasts, however long ago it began.
--   What is put right is no exception: voided entries count as never made, and so do reversed payments, whenever they were reversed.

create table figures.audit_rule (
  code text primary key,
  version int not null,
  severity text not null check (severity in ('GENERAL', 'MORE_SERIOUS', 'SEVERE')),
  kind text not null check (kind in ('EVENT', 'STATE')),
  source text not null,
  starts_on boolean not null,
  sort int generated always as identity,
  title_en text not null, fact_en text not null, reason_en text not null, judgement_en text not null, verify_en text not null,
  title_zh text not null, fact_zh text not null, reason_zh text not null, judgement_zh text not null, verify_zh text not null
);
comment on table figures.audit_rule is 'Rules over the ledger 审计规则.';
comment on column figures.audit_rule.starts_on is 'Whether the rule is on until headquarters decides otherwise.';
comment on column figures.audit_rule.fact_en is
  'A sentence with the hit''s facts in braces; {days|day|days} is a number with the word that goes with one and with any other.';

create function figures.define_audit_rule(
  code text, version int, severity text, kind text, source text, starts_on boolean, en text[], zh text[]
) returns void language sql as $$
  insert into figures.audit_rule (code, version, severity, kind, source, starts_on,
    title_en, fact_en, reason_en, judgement_en, verify_en, title_zh, fact_zh, reason_zh, judgement_zh, verify_zh)
  values (code, version, severity, kind, source, starts_on, en[1], en[2], en[3], en[4], en[5], zh[1], zh[2], zh[3], zh[4], zh[5])
$$;
comment on function figures.define_audit_rule is
  'Writes a rule into the catalogue; en and zh hold title, fact, reason, judgement and what is to be verified.';

create type figures.audit_hit as (
  estate_id int, rule text, subject text, building_id bigint, unit_id bigint, effective_on date, amount bigint, facts jsonb, proof jsonb
);
comment on column figures.audit_hit.subject is 'What the hit is about, by numbers and codes: the same however often the rule runs.';
comment on column figures.audit_hit.effective_on is 'When it happened, or since when it lasts.';
comment on column figures.audit_hit.amount is 'Money at stake in fen; null where none can be told.';
comment on column figures.audit_hit.facts is
  'Parameters of the sentence: a number, a text or day, {"fen"} money, {"share"}, {"channel"}, {"source"}, {"figure"}, {"item"}, or a list of texts.';
comment on column figures.audit_hit.proof is 'The rows that prove it: table and number, at most 50.';

create function figures.fen(amount numeric) returns jsonb language sql immutable as $$
  select jsonb_build_object('fen', amount::bigint::text)
$$;
create function figures.share(part numeric, whole numeric) returns jsonb language sql immutable as $$
  select jsonb_build_object('share', round(part / nullif(whole, 0), 4))
$$;
create function figures.proof_of(entry_table text, numbers text[]) returns jsonb language sql immutable as $$
  select coalesce(jsonb_agg(jsonb_build_object('table', entry_table, 'no', n)), '[]'::jsonb) from unnest(numbers[1:50]) n
$$;
create function figures.last_of_month(day date) returns date language sql immutable as $$
  select (date_trunc('month', day::timestamp) + interval '1 month' - interval '1 day')::date
$$;

-- What rules look at: of some estates, the entries that stand. Functions, so that the planner knows them to be many; row security hides
-- from it that nearly all rows of an estate are seen, and it would walk through them in nested loops.
create function figures.audit_receipts(p_estates int[], p_kind text, p_from date, p_to date) returns setof public.receipt
language plpgsql stable rows 5000 set plan_cache_mode = force_custom_plan as $$
begin
  return query
  select r.* from public.receipt r
  where r.estate_id = any (p_estates) and r.kind = p_kind and r.paid_on between p_from and p_to
    and (r.estate_id, r.receipt_id) not in (
      select v.estate_id, v.entry_id from public.void v where v.estate_id = any (p_estates) and v.entry_table = 'receipts')
    and (p_kind <> 'PAYMENT' or (r.estate_id, r.receipt_no) not in (select * from figures.audit_reversed(p_estates)));
end $$;
comment on function figures.audit_receipts is 'Receipts of a kind that stand: not voided, and payments that were not reversed.';

create function figures.audit_reversed(p_estates int[]) returns table (estate_id int, receipt_no text)
language plpgsql stable rows 100 set plan_cache_mode = force_custom_plan as $$
begin
  return query
  select r.estate_id, r.reverses_receipt_no from public.receipt r
  where r.estate_id = any (p_estates) and r.kind = 'REVERSAL' and r.reverses_receipt_no is not null
    and (r.estate_id, r.receipt_id) not in (
      select v.estate_id, v.entry_id from public.void v where v.estate_id = any (p_estates) and v.entry_table = 'receipts');
end $$;
comment on function figures.audit_reversed is 'Receipts that a standing reversal names.';

create function figures.audit_named(p_estates int[], p_from date, p_to date) returns table (
  estate_id int, receipt_id bigint, receipt_no text, unit_id bigint, paid_on date, bill_no text, amount bigint
)
language plpgsql stable rows 5000 as $$
begin
  return query
  with paid as materialized (select * from figures.audit_receipts(p_estates, 'PAYMENT', p_from, p_to))
  select p.estate_id, p.receipt_id, p.receipt_no, p.unit_id, p.paid_on, p.bill_no, p.amount from paid p where p.bill_no is not null
  union all
  select p.estate_id, p.receipt_id, p.receipt_no, p.unit_id, p.paid_on, l.bill_no, l.amount
  from paid p join public.receipt_line l on l.estate_id = p.estate_id and l.receipt_id = p.receipt_id and l.estate_id = any (p_estates)
  where p.bill_no is null;
end $$;
comment on function figures.audit_named is 'Standing payments and the bill each names, or the bills of its lines.';

create function figures.audit_bills(p_estates int[], p_as_of date) returns setof public.bill
language plpgsql stable rows 5000 set plan_cache_mode = force_custom_plan as $$
begin
  return query
  select b.* from public.bill b
  where b.estate_id = any (p_estates) and b.issued_on <= p_as_of
    and (b.estate_id, b.bill_id) not in (
      select v.estate_id, v.entry_id from public.void v where v.estate_id = any (p_estates) and v.entry_table = 'bills');
end $$;
comment on function figures.audit_bills is 'Bills issued by A that stand: not voided.';

create function figures.audit_adjustments(p_estates int[], p_as_of date) returns setof public.adjustment
language plpgsql stable rows 500 set plan_cache_mode = force_custom_plan as $$
begin
  return query
  select j.* from public.adjustment j
  where j.estate_id = any (p_estates) and j.effective_on <= p_as_of
    and (j.estate_id, j.adjustment_id) not in (
      select v.estate_id, v.entry_id from public.void v where v.estate_id = any (p_estates) and v.entry_table = 'adjustments');
end $$;
comment on function figures.audit_adjustments is 'Adjustments effective by A that stand: not voided.';

create function figures.audit_settlement(p_estates int[], p_as_of date) returns table (
  estate_id int, bill_id bigint, credited bigint, written_off bigint, lowered bigint, last_on date
)
language plpgsql stable rows 5000 set plan_cache_mode = force_custom_plan as $$
begin
  return query
  select p.estate_id, p.bill_id, coalesce(sum(p.amount) filter (where p.kind = 'CREDIT_NOTE'), 0)::bigint,
    coalesce(sum(p.amount) filter (where p.kind = 'WRITE_OFF'), 0)::bigint,
    coalesce(sum(p.amount) filter (where p.kind <> 'WRITE_OFF'), 0)::bigint, max(p.effective_on) filter (where p.kind <> 'WRITE_OFF')
  from public.posting p
  where p.estate_id = any (p_estates) and p.bill_id is not null and p.effective_on <= p_as_of
  group by p.estate_id, p.bill_id;
end $$;
comment on function figures.audit_settlement is 'By A: credit notes and write-offs of a bill, and all that lowers what is unpaid (credit notes, waivers, money).';
