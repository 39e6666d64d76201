-- requires: record_text unit_entries
-- Question: which receipts match what is looked for, and what became of each by A, as known at K?
-- Grain: receipt; for the totals one row.
-- Formula: allocated: sum of its allocations; reversed: a reversal names it. Total: payments - reversals - refunds.
-- Counts: receipts paid by A, recorded and not voided by K, with or without a household; failed ones too, which moved no money.
-- Excludes: nothing.
-- Decided: ordered as bills are (see bill_list). The total of what has no household is the estate's unidentified money 待认领款.
-- p_filter: {"estate": id, "building": id, "unit": id, "receipt": id, "unidentified": bool, "kind": "", "channel": "", "feeClass": "",
-- "paidFrom": "", "paidTo": "", "amountFrom": fen, "amountTo": fen, "text": ""}; an absent key does not narrow.

create function figures.receipt_choice(p_filter jsonb, p_as_of date, p_known_at timestamptz, p_few boolean)
returns figures.choice language plpgsql stable as $$
declare
  chosen figures.choice := row('public.receipt b', '', 'b');
begin
  if p_few then
    chosen.source := 'unnest($1, $2) as h(e, i) join public.receipt b on b.estate_id = h.e and b.receipt_id = h.i';
  end if;
  chosen.conditions := concat_ws(' and ', format('b.paid_on <= %L', p_as_of),
    figures.clause('b.estate_id = %L', p_filter ->> 'estate'),
    figures.clause('exists (select from public.unit u where u.estate_id = b.estate_id and u.unit_id = b.unit_id and u.building_id = %L)',
      p_filter ->> 'building'),
    figures.clause('b.unit_id = %L', p_filter ->> 'unit'),
    figures.clause('b.receipt_id = %L', p_filter ->> 'receipt'),
    case p_filter ->> 'unidentified' when 'true' then 'b.unit_id is null' when 'false' then 'b.unit_id is not null' end,
    figures.clause('b.kind = %L', p_filter ->> 'kind'),
    figures.clause('b.channel = %L', p_filter ->> 'channel'),
    figures.clause('b.fee_class = %L', p_filter ->> 'feeClass'),
    figures.clause('b.paid_on >= %L', p_filter ->> 'paidFrom'),
    figures.clause('b.paid_on <= %L', p_filter ->> 'paidTo'),
    figures.clause('b.amount >= %L', p_filter ->> 'amountFrom'),
    figures.clause('b.amount <= %L', p_filter ->> 'amountTo'),
    case when not p_few then format('(%s or exists (select from public.unit u
      where u.estate_id = b.estate_id and u.unit_id = b.unit_id and %s))',
      figures.begins_with('b.receipt_no', p_filter ->> 'text'), figures.unit_begins_with(p_filter ->> 'text')) end,
    case when p_known_at is not null then 'b.batch_id = any ($3)' end,
    format($q$not exists (select from public.void v where v.estate_id = b.estate_id and v.entry_table = 'receipts'
      and v.entry_id = b.receipt_id %s)$q$, case when p_known_at is not null then 'and v.batch_id = any ($3)' end));
  return chosen;
end $$;

create type figures.listed_receipt as (
  estate_id int, unit_id bigint, receipt_id bigint, receipt_no text, kind text, amount bigint, channel text, paid_on date,
  fee_class text, bill_no text, prepay boolean, reverses_receipt_no text, recorded_at timestamptz, allocated bigint, reversed boolean
);

-- A page in the order of p_sort (paid_on or amount) and p_down, after the row {"value": "", "estate": id, "id": id}.
create function figures.receipt_list(
  p_filter jsonb, p_as_of date, p_known_at timestamptz, p_sort text, p_down boolean, p_after jsonb, p_limit int
) returns setof figures.listed_receipt language plpgsql stable rows 50 as $$
declare
  batches int[] := case when p_known_at is not null then figures.batches_at(p_known_at) end;
  hits figures.text_hits;
  chosen figures.choice;
  columns text := format(case when p_filter ->> 'estate' is null then 'b.%I, b.estate_id, b.receipt_id' else 'b.%I, b.receipt_id' end, p_sort);
begin
  if p_filter ->> 'text' is not null then
    hits := figures.text_hits('receipt', p_filter ->> 'text', (p_filter ->> 'estate')::int);
  end if;
  chosen := figures.receipt_choice(p_filter, p_as_of, p_known_at, hits.few);
  return query execute format($q$
    with page as materialized (
      select b.* from %1$s where %2$s %3$s order by %4$s limit %5$s
    )
    select b.estate_id, b.unit_id, b.receipt_id, b.receipt_no, b.kind, b.amount, b.channel, b.paid_on, b.fee_class, b.bill_no, b.prepay,
      b.reverses_receipt_no, t.recorded_at, f.allocated, f.reversed
    from page b join public.batch t on t.batch_id = b.batch_id
    cross join lateral figures.receipt_fate(b.estate_id, b.receipt_id, b.receipt_no, %8$L, $3) f
    order by b.%6$I %7$s, b.estate_id %7$s, b.receipt_id %7$s$q$,
    chosen.source, chosen.conditions, figures.goes_on(columns, p_down, p_after, p_filter ->> 'estate' is not null),
    case when p_down then replace(columns, ',', ' desc,') || ' desc' else columns end, p_limit, p_sort,
    case when p_down then 'desc' end, p_as_of)
  using hits.estates, hits.ids, batches;
end $$;
comment on function figures.receipt_list is 'A page of the receipts that match, with what became of each.';

create function figures.receipt_list_totals(p_filter jsonb, p_as_of date, p_known_at timestamptz)
returns table (receipts bigint, amount bigint) language plpgsql stable rows 1 as $$
declare
  batches int[] := case when p_known_at is not null then figures.batches_at(p_known_at) end;
  hits figures.text_hits;
  chosen figures.choice;
begin
  if p_filter ->> 'text' is not null then
    hits := figures.text_hits('receipt', p_filter ->> 'text', (p_filter ->> 'estate')::int);
  end if;
  chosen := figures.receipt_choice(p_filter, p_as_of, p_known_at, hits.few);
  return query execute format($q$
    select count(*), coalesce(sum(case b.kind when 'PAYMENT' then b.amount when 'FAILED' then 0 else -b.amount end), 0)::bigint
    from %s where %s$q$, chosen.source, chosen.conditions)
  using hits.estates, hits.ids, batches;
end $$;
comment on function figures.receipt_list_totals is 'How many receipts match, and payments less reversals and refunds.';
