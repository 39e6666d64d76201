-- requires: bill_state open_bills record_text without_fences
-- Question: which bills match what is looked for, and how does each stand as of A, as known at K?
-- Grain: bill; for the totals one row.
-- Formula: the amounts of bill_position and the state of bill_state, worked out for the bills of the page alone.
-- Counts: bills issued by A, recorded and not voided by K, of every fee class.
-- Excludes: nothing.
-- Decided: ordered by due date or amount, then estate and bill, so that a page goes on after the last row of the one before. What is
--   unpaid is looked for among open bills where they tell (see there), else among all. The query is written out filter by filter,
--   so that each meets its index.
-- p_filter: {"estate": id, "building": id, "unit": id, "statuses": [], "feeClass": "", "feeItem": "", "dueFrom": "", "dueTo": "",
-- "amountFrom": fen, "amountTo": fen, "text": ""}; an absent key does not narrow.

-- What postings p moved on a bill.
create function figures.bill_moves() returns text language sql immutable as $$
  select $q$coalesce(sum(p.amount) filter (where p.kind = 'CREDIT_NOTE'), 0)::bigint as credited,
    coalesce(sum(p.amount) filter (where p.kind = 'WAIVER'), 0)::bigint as waived,
    coalesce(sum(p.amount) filter (where p.kind = 'WRITE_OFF'), 0)::bigint as written_off,
    coalesce(sum(p.amount) filter (where p.kind = 'ALLOCATION'), 0)::bigint as paid$q$
$$;

-- The postings p of bill b by A; $3 holds the batches known.
create function figures.postings_of_bill(p_as_of date, p_known_at timestamptz) returns text language sql immutable as $$
  select format('from public.posting p where p.estate_id = b.estate_id and p.bill_id = b.bill_id and p.effective_on <= %L %s',
    p_as_of, case when p_known_at is not null then 'and p.batch_id = any ($3)' end)
$$;

-- What has moved on bill b as m, and what that comes to as a and s.
create function figures.standing_of(p_moved text, p_as_of date) returns text language sql immutable as $$
  select format($q$
    cross join lateral (%2$s) m
    cross join lateral (
      select b.amount - m.credited as charged, b.amount - m.credited - m.waived as net, b.amount - m.credited - m.waived - m.paid as unpaid,
        b.amount - m.credited - m.waived - m.paid - m.written_off as open
    ) a
    cross join lateral (select figures.status_of_bill(m.waived, a.net, a.unpaid, a.open, b.due_on < %1$L) as status) s$q$, p_as_of, p_moved)
$$;
create function figures.bill_standing(p_as_of date, p_known_at timestamptz) returns text language sql immutable as $$
  select figures.standing_of(format('select %s %s', figures.bill_moves(), figures.postings_of_bill(p_as_of, p_known_at)), p_as_of)
$$;

-- Opaque to the planner, which would take a state for so rare that it worked out every bill's before it sorted them.
create function figures.is_one_of(p_status text, p_statuses text[]) returns boolean language plpgsql immutable as $$
begin
  return p_status = any (p_statuses);
end $$;

create function figures.bill_choice(p_filter jsonb, p_as_of date, p_known_at timestamptz, p_few boolean)
returns figures.choice language plpgsql stable as $$
declare
  chosen figures.choice := row('public.bill b', '', 'b');
  statuses text[] := figures.slice_words(p_filter, 'statuses');
  told text := format('b.issued_on <= %L', p_as_of);
begin
  if p_few then
    chosen.source := 'unnest($1, $2) as h(e, i) join public.bill b on b.estate_id = h.e and b.bill_id = h.i';
  elsif cardinality(statuses) = 1 and statuses <@ array['WAIVED', 'WRITTEN_OFF'] then
    told := told || format($q$ and exists (select from public.adjustment j
      where j.estate_id = b.estate_id and j.bill_id = b.bill_id and j.kind = %L)$q$,
      case when statuses = array['WAIVED'] then 'WAIVER' else 'WRITE_OFF' end);
  elsif statuses <@ array['OVERDUE', 'UNPAID', 'WRITTEN_OFF'] and p_filter ->> 'unit' is null and p_known_at is null
    and p_as_of >= all (select k.settled_from from public.open_bill_horizon k) then
    chosen.source := 'public.open_bill o cross join lateral (select * from public.bill own
      where own.estate_id = o.estate_id and own.bill_id = o.bill_id limit 1) b';
    chosen.place := 'o';
    told := told || format(' and (o.settled_from is null or o.settled_from > %L)', p_as_of);
  end if;
  if statuses = array['OVERDUE'] then
    told := told || format(' and %s.due_on < %L', chosen.place, p_as_of);
  elsif statuses = array['UNPAID'] then
    told := told || format(' and %s.due_on >= %L', chosen.place, p_as_of);
  end if;
  if statuses is not null then
    chosen.source := chosen.source || figures.bill_standing(p_as_of, p_known_at);
    told := told || format(' and figures.is_one_of(s.status, %L)', statuses);
  end if;
  chosen.conditions := concat_ws(' and ', told,
    figures.clause(chosen.place || '.estate_id = %L', p_filter ->> 'estate'),
    figures.clause(chosen.place || '.building_id = %L', p_filter ->> 'building'),
    figures.clause('b.unit_id = %L', p_filter ->> 'unit'),
    figures.clause(chosen.place || '.fee_class = %L', p_filter ->> 'feeClass'),
    figures.clause(chosen.place || '.fee_item = %L', p_filter ->> 'feeItem'),
    figures.clause(chosen.place || '.due_on >= %L', p_filter ->> 'dueFrom'),
    figures.clause(chosen.place || '.due_on <= %L', p_filter ->> 'dueTo'),
    figures.clause(chosen.place || '.amount >= %L', p_filter ->> 'amountFrom'),
    figures.clause(chosen.place || '.amount <= %L', p_filter ->> 'amountTo'),
    case when not p_few then format('(%s or exists (select from public.unit u
      where u.estate_id = b.estate_id and u.unit_id = b.unit_id and %s))',
      figures.begins_with('b.bill_no', p_filter ->> 'text'), figures.unit_begins_with(p_filter ->> 'text')) end,
    case when p_known_at is not null then 'b.batch_id = any ($3)' end,
    format($q$not exists (select from public.void v where v.estate_id = b.estate_id and v.entry_table = 'bills'
      and v.entry_id = b.bill_id %s)$q$, case when p_known_at is not null then 'and v.batch_id = any ($3)' end));
  return chosen;
end $$;

create type figures.listed_bill as (
  estate_id int, unit_id bigint, bill_id bigint, bill_no text, fee_class text, fee_item text, liable_kind text, period_start date,
  period_end date, issued_on date, due_on date, amount bigint, charged bigint, waived bigint, net bigint, paid bigint, unpaid bigint,
  written_off bigint, open bigint, status text, recorded_at timestamptz
);

-- Runs the query of a page. Row security makes the planner expect almost no rows, and to sort so few seems free to it; among open bills
-- it is made to read them in their order, and so to stop when the page is full.
create function figures.bill_page(p_query text, p_hits figures.text_hits, p_batches int[]) returns setof figures.listed_bill
language plpgsql stable rows 50 as $$
begin
  return query execute p_query using p_hits.estates, p_hits.ids, p_batches;
end $$;
create function figures.bill_page_in_order(p_query text, p_batches int[]) returns setof figures.listed_bill
language plpgsql stable rows 50 set enable_sort = off as $$
begin
  return query execute p_query using null::int[], null::bigint[], p_batches;
end $$;

-- A page in the order of p_sort (due_on or amount) and p_down, after the row {"value": "", "estate": id, "id": id}.
create function figures.bill_list(
  p_filter jsonb, p_as_of date, p_known_at timestamptz, p_sort text, p_down boolean, p_after jsonb, p_limit int
) returns setof figures.listed_bill language plpgsql stable rows 50 as $$
declare
  batches int[] := case when p_known_at is not null then figures.batches_at(p_known_at) end;
  hits figures.text_hits;
  chosen figures.choice;
  columns text;
  page text;
begin
  if p_filter ->> 'text' is not null then
    hits := figures.text_hits('bill', p_filter ->> 'text', (p_filter ->> 'estate')::int);
  end if;
  chosen := figures.bill_choice(p_filter, p_as_of, p_known_at, hits.few);
  -- Within one estate its id decides nothing, and would keep the order from its index.
  columns := format(case when p_filter ->> 'estate' is null then '%1$s.%2$I, %1$s.estate_id, %1$s.bill_id' else '%1$s.%2$I, %1$s.bill_id' end,
    chosen.place, p_sort);
  -- What the page's bills come to is added up beside it: tables that are spread over machines take no sum within a lateral.
  page := figures.without_fences(format($q$
    with page as materialized (
      select b.* from %1$s where %2$s %3$s order by %4$s limit %5$s
    ),
    moved as materialized (
      select b.bill_id, b.estate_id, %9$s from page b cross join lateral (select * %10$s offset 0) p group by b.bill_id, b.estate_id
    )
    select b.estate_id, b.unit_id, b.bill_id, b.bill_no, b.fee_class, b.fee_item, b.liable_kind, b.period_start, b.period_end,
      b.issued_on, b.due_on, b.amount, a.charged, m.waived, a.net, m.paid, a.unpaid, m.written_off, a.open, s.status, t.recorded_at
    from page b join public.batch t on t.batch_id = b.batch_id
    left join moved n on n.estate_id = b.estate_id and n.bill_id = b.bill_id %6$s
    order by b.%7$I %8$s, b.estate_id %8$s, b.bill_id %8$s$q$,
    chosen.source, chosen.conditions, figures.goes_on(columns, p_down, p_after, p_filter ->> 'estate' is not null),
    case when p_down then replace(columns, ',', ' desc,') || ' desc' else columns end, p_limit,
    figures.standing_of('select coalesce(n.credited, 0) as credited, coalesce(n.waived, 0) as waived,
      coalesce(n.written_off, 0) as written_off, coalesce(n.paid, 0) as paid', p_as_of),
    p_sort, case when p_down then 'desc' end, figures.bill_moves(), figures.postings_of_bill(p_as_of, p_known_at)));
  if chosen.place = 'o' then
    return query select * from figures.bill_page_in_order(page, batches);
  else
    return query select * from figures.bill_page(page, hits, batches);
  end if;
end $$;
comment on function figures.bill_list is 'A page of the bills that match, each with its amounts and state.';

create function figures.bill_list_totals(p_filter jsonb, p_as_of date, p_known_at timestamptz)
returns table (bills bigint, amount bigint, open bigint) language plpgsql stable rows 1 as $$
declare
  batches int[] := case when p_known_at is not null then figures.batches_at(p_known_at) end;
  hits figures.text_hits;
  chosen figures.choice;
  unpaid figures.choice;
begin
  if p_filter ->> 'text' is not null then
    hits := figures.text_hits('bill', p_filter ->> 'text', (p_filter ->> 'estate')::int);
  end if;
  chosen := figures.bill_choice(p_filter, p_as_of, p_known_at, hits.few);
  -- Only bills overdue or not yet due have something open, and those are few.
  unpaid := figures.bill_choice(p_filter || jsonb_build_object('statuses', (
    select coalesce(jsonb_agg(w), '[]') from unnest(array['OVERDUE', 'UNPAID']) as w
    where p_filter -> 'statuses' is null or p_filter -> 'statuses' ? w)), p_as_of, p_known_at, hits.few);
  return query execute format($q$
    select n.bills, coalesce(n.amount, 0)::bigint, coalesce(u.open, 0)::bigint
    from (select count(*) as bills, sum(b.amount) as amount from %s where %s) n
    cross join (select sum(a.open) as open from %s where %s) u$q$,
    chosen.source, chosen.conditions, unpaid.source, unpaid.conditions)
  using hits.estates, hits.ids, batches;
end $$;
comment on function figures.bill_list_totals is 'How many bills match, what they were issued for, and what is open on them.';
