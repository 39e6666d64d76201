-- requires: estate_at
-- Question: which entries are an estate's figures of a closed month worked out from?
-- Grain: estate.
-- Formula: SHA-256 over the entries, one to a line, each a JSON array of its own numbers and values, lines in bytewise order.
-- Counts: bills issued, receipts paid and adjustments effective by A, with the lines of the receipts, and voids; recorded by K.
-- Excludes: what was effective after A or recorded after K; postings, which the replay works out from these.
-- Decided: entries are told by their numbers, not by keys of this database, so that the digest can be worked out elsewhere.

create function figures.closing_inputs(p_as_of date, p_known_at timestamptz, p_estates int[])
returns table (estate_id int, entries int, sha256 text)
language plpgsql stable rows 100 set plan_cache_mode = force_custom_plan as $$
declare
  batches int[] := case when p_known_at is not null then figures.batches_at(p_known_at) end;
begin
  return query
  with line as (
    select b.estate_id as e, json_build_array('bill', b.bill_no, u.unit_code, a.party_code, b.liable_kind, b.fee_class, b.fee_item, b.use,
      b.occupancy, b.period_start, b.period_end, b.amount, b.issued_on, b.due_on)::text as l
    from public.bill b
    join public.account a on a.estate_id = b.estate_id and a.account_id = b.account_id
    join public.unit u on u.estate_id = b.estate_id and u.unit_id = b.unit_id
    where b.issued_on <= p_as_of and (batches is null or b.batch_id = any (batches)) and (p_estates is null or b.estate_id = any (p_estates))
    union all
    select r.estate_id, json_build_array('receipt', r.receipt_no, u.unit_code, r.party_code, r.kind, r.amount, r.channel, r.paid_on,
      r.fee_class, r.bill_no, r.prepay, r.reverses_receipt_no, r.banked_on)::text
    from public.receipt r
    left join public.unit u on u.estate_id = r.estate_id and u.unit_id = r.unit_id
    where r.paid_on <= p_as_of and (batches is null or r.batch_id = any (batches)) and (p_estates is null or r.estate_id = any (p_estates))
    union all
    select n.estate_id, json_build_array('receipt line', r.receipt_no, n.line_no, n.bill_no, n.amount)::text
    from public.receipt_line n
    join public.receipt r on r.estate_id = n.estate_id and r.receipt_id = n.receipt_id
    where r.paid_on <= p_as_of and (batches is null or n.batch_id = any (batches)) and (p_estates is null or n.estate_id = any (p_estates))
    union all
    select j.estate_id, json_build_array('adjustment', j.adjustment_no, b.bill_no, j.kind, j.amount, j.effective_on)::text
    from public.adjustment j
    join public.bill b on b.estate_id = j.estate_id and b.bill_id = j.bill_id
    where j.effective_on <= p_as_of and (batches is null or j.batch_id = any (batches)) and (p_estates is null or j.estate_id = any (p_estates))
    union all
    select v.estate_id, json_build_array('void', v.entry_table, v.entry_no)::text
    from public.void v
    where (batches is null or v.batch_id = any (batches)) and (p_estates is null or v.estate_id = any (p_estates))
  )
  select e.estate_id, count(n.l)::int,
    encode(sha256(convert_to(coalesce(string_agg(n.l, e'\n' order by n.l collate "C"), ''), 'UTF8')), 'hex')
  from figures.estate_at(p_known_at) e
  left join line n on n.e = e.estate_id
  where p_estates is null or e.estate_id = any (p_estates)
  group by e.estate_id;
end $$;
comment on function figures.closing_inputs is 'Digest of the entries that an estate''s figures of a month are worked out from.';
