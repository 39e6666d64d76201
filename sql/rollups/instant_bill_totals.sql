-- requires: bill_list moved_bills money_positions without_fences
-- Question: what do the totals of a list of bills come to, without reading every bill?
-- Grain: one row, as bill_list_totals.
-- Formula: bills, what was charged and what is open from cells; what they were issued for is what was charged and the credit notes on them.
--   Bills of which something is unpaid are found in open_bill and, where they moved after A, by moved_bills; waived ones among those
--   with a waiver; paid ones are all the others.
-- Counts: as bill_list_totals.
-- Excludes: known-at times, texts, amounts and single units, which cells do not know, and what is not due yet: the definition answers those.
-- Decided: nothing is open on a bill that is settled, and never less than nothing on any other, so what is open adds up over all bills.

-- Which cells a filter means, as a slice.
create function figures.filter_slice(p_filter jsonb) returns jsonb language sql immutable as $$
  select jsonb_strip_nulls(jsonb_build_object(
    'estates', case when p_filter ->> 'estate' is not null then jsonb_build_array(p_filter -> 'estate') end,
    'buildings', case when p_filter ->> 'building' is not null then jsonb_build_array(p_filter -> 'building') end,
    'feeItems', case when p_filter ->> 'feeItem' is not null then jsonb_build_array(p_filter -> 'feeItem') end))
$$;

create function figures.cells_of_list(
  p_filter jsonb, p_as_of date, out bills bigint, out amount bigint, out overdue bigint, out not_yet_due bigint
) language plpgsql stable as $$
declare
  slice constant jsonb := figures.filter_slice(p_filter);
  fine constant boolean := slice ? 'buildings';
  marked constant figures.marked_cells := figures.marked_cells(slice);
  is_marked constant boolean := marked.estates is not null;
  own constant text := figures.money_columns('');
  less constant text := figures.money_columns('-');
  narrow constant text := figures.cell_conditions(p_filter ->> 'feeClass', slice)
    || coalesce(figures.clause(' and c.due_on >= %L', p_filter ->> 'dueFrom'), '')
    || coalesce(figures.clause(' and c.due_on <= %L', p_filter ->> 'dueTo'), '');
begin
  execute format(
    case when is_marked then 'with live as materialized (select * from figures.bill_flow($1, $2, $3)) ' else '' end ||
    $q$select coalesce(sum(c.bills), 0), coalesce(sum(c.charged), 0),
      coalesce(sum(c.charged - c.waived - c.paid - c.written_off) filter (where c.due_on < $4), 0),
      coalesce(sum(c.charged - c.waived - c.paid - c.written_off) filter (where c.due_on >= $4), 0)
    from (%s) c$q$,
    figures.cells_at('money', own, less, own, less, figures.live_money(p_as_of) || narrow,
      figures.cell_level('money', 'portfolio', fine, slice), fine, is_marked, p_as_of, narrow))
  using marked.estates, marked.buildings, marked.dues, p_as_of into bills, amount, overdue, not_yet_due;
  execute format(
    $q$select $1 + coalesce(sum(p.amount), 0)
    from (select distinct j.estate_id, j.bill_id from public.adjustment j where j.kind = 'CREDIT_NOTE') j
    join public.bill b on b.estate_id = j.estate_id and b.bill_id = j.bill_id
    join public.posting p on p.estate_id = b.estate_id and p.bill_id = b.bill_id and p.kind = 'CREDIT_NOTE' and p.effective_on <= %L
    where %s$q$, p_as_of, (figures.bill_choice(p_filter - 'statuses', p_as_of, null, null)).conditions)
  using amount into amount;
end $$;

create function figures.count_chosen(p_chosen figures.choice, out bills bigint, out amount bigint) language plpgsql stable as $$
begin
  execute format('select count(*), coalesce(sum(b.amount), 0) from %s where %s', p_chosen.source, p_chosen.conditions) into bills, amount;
end $$;

-- Of bills in some states of something unpaid: how many, and what they were issued for.
create function figures.unpaid_of_list(p_filter jsonb, p_statuses text[], p_as_of date, out bills bigint, out amount bigint)
language plpgsql stable as $$
declare
  estates constant int[] := figures.slice_estates(figures.filter_slice(p_filter));
  chosen figures.choice := figures.bill_choice(p_filter - 'statuses', p_as_of, null, null);
  narrow constant text := chosen.conditions || figures.one_of('b.estate_id', estates);
  stands figures.choice := row('public.open_bill b', format('b.stands_from <= %L and b.unpaid <> 0 and figures.status_of_bill(0, b.unpaid, b.unpaid,
    b.open, b.due_on < %1$L) = any (%2$L) and ', p_as_of, p_statuses) || narrow, 'b');
  moved figures.choice := row(format(figures.without_fences('figures.moved_bills(%L, %L) o cross join lateral (select * from public.bill own
      where own.estate_id = o.estate_id and own.bill_id = o.bill_id offset 0) b'), p_as_of, estates)
    || figures.bill_standing(p_as_of, null), format('s.status = any (%L) and ', p_statuses) || narrow, 'b');
begin
  select sum(c.bills), sum(c.amount) into bills, amount from unnest(array[stands, moved]) as h cross join lateral figures.count_chosen(h) c;
end $$;

create function figures.instant_bill_totals(p_filter jsonb, p_as_of date, p_known_at timestamptz)
returns table (bills bigint, amount bigint, open bigint) language plpgsql stable rows 1 as $$
declare
  filter constant jsonb := jsonb_strip_nulls(p_filter);
  statuses constant text[] := figures.slice_words(filter, 'statuses');
  paid constant boolean := 'PAID' = any (statuses);
  -- Paid ones are all but the others.
  looked_for constant text[] := array(select s from unnest(array['OVERDUE', 'UNPAID', 'WRITTEN_OFF']) as s where (s = any (statuses)) <> paid);
  told record;
  unpaid record;
  waived record;
begin
  -- Bills that are not due yet are few, and found by their due date.
  if filter ?| array['text', 'unit', 'amountFrom', 'amountTo'] or statuses = array['UNPAID']
    or not figures.cells_cover('portfolio', p_known_at, figures.filter_slice(filter)) then
    return query select * from figures.bill_list_totals(p_filter, p_as_of, p_known_at);
    return;
  end if;
  told := figures.cells_of_list(filter, p_as_of);
  if statuses is null then
    return query select told.bills, told.amount, told.overdue + told.not_yet_due;
    return;
  end if;
  bills := 0;
  amount := 0;
  if cardinality(looked_for) > 0 then
    unpaid := figures.unpaid_of_list(filter, looked_for, p_as_of);
    bills := unpaid.bills;
    amount := unpaid.amount;
  end if;
  if ('WAIVED' = any (statuses)) <> paid then
    waived := figures.count_chosen(figures.bill_choice(filter || '{"statuses": ["WAIVED"]}', p_as_of, null, null));
    bills := bills + waived.bills;
    amount := amount + waived.amount;
  end if;
  if paid then
    bills := told.bills - bills;
    amount := told.amount - amount;
  end if;
  open := case when 'OVERDUE' = any (statuses) then told.overdue else 0 end + case when 'UNPAID' = any (statuses) then told.not_yet_due else 0 end;
  return next;
end $$;
comment on function figures.instant_bill_totals is 'As bill_list_totals, from cells and open bills where they can answer.';
