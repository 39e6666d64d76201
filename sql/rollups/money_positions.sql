-- requires: known_earlier collection_money
-- Question: how do the bills of a group stand as of A, and how did they stand when the period began?
-- Grain: group and stretch of due dates between which no figure tells a difference, in the shape of bill_position.
-- Formula: cells at A and cells at the earlier of s - 1 and A; what moved between is the difference. As known at K: and what was recorded
--   since is taken back.
-- Counts: as bill_position: the parts of a cell are sums of the parts of its bills, so every sum over them is the same.
-- Excludes: units, and times since which much was recorded: see cells_cover and known_cover.
-- Decided: a stretch stands under its first due date. paid_by_due holds the sum of min(paid on the due date, net), which is what the
--   on-time rate asks of it; columns that belong to a single bill are null. Estates as a whole are read folded: years before the
--   period's year, its months, and single due dates only in months that are told apart within.

-- Where money figures begin to tell due dates apart: the period, its year, and A.
create function figures.money_bounds(p_from date, p_to date, p_as_of date) returns date[] language sql immutable as $$
  select array(select distinct b from unnest(array[date_trunc('year', p_from::timestamp)::date, p_from, p_to + 1, p_as_of, p_as_of + 1]) as b
    order by b)
$$;

-- And where the ageing does.
create function figures.ageing_bounds(p_from date, p_to date, p_as_of date) returns date[] language sql immutable as $$
  select array(select distinct b from unnest(figures.money_bounds(p_from, p_to, p_as_of) || array[p_as_of - 30, p_as_of - 60, p_as_of - 90,
    p_as_of - 180, p_as_of - 365, p_as_of - 730, p_as_of - 1095]) as b order by b)
$$;

-- A cell's columns, as they are or taken back.
create function figures.money_columns(p_sign text) returns text language sql immutable as $$
  select 'c.estate_id, c.building_id, c.property_type, c.fee_class, c.fee_item, c.use, c.liable_kind, c.due_on'
    || (select string_agg(format(', %sc.%s as %s', p_sign, name, name), '')
      from unnest(array['bills', 'charged', 'waived', 'written_off', 'paid', 'on_time']) as name)
$$;

-- The marked cells at the end of a day, from the ledger.
create function figures.live_money(p_day date) returns text language sql immutable as $$
  select format($q$select c.estate_id, c.building_id, '', c.fee_class, c.fee_item, c.use, c.liable_kind, c.due_on,
    c.bills, c.charged, c.waived, c.written_off, c.paid, c.on_time from live c where c.day <= %L$q$, p_day)
$$;

-- Cells of estates as a whole at the end of p_day, folded as far as p_bounds allow. Sums can be taken back: where cells are marked,
-- what stands stored of them is, and what the ledger tells is added.
create function figures.folded_cells(p_year date, p_bounds date[], p_marked boolean, p_day date, p_where text) returns text
language plpgsql immutable as $$
declare
  own constant text := figures.money_columns('');
  less constant text := figures.money_columns('-');
  -- Months within which due dates are told apart.
  cut date[] := array(select distinct figures.month_of(b) from unnest(p_bounds) as b where b <> figures.month_of(b));
  cells text;
begin
  cells := figures.stored_cells('money', own, less, p_day, format('c.building_id = -3 and c.due_on < %L', p_year) || p_where)
    || ' union all ' || figures.stored_cells('money', own, less, p_day,
      format('c.building_id = -2 and c.due_on >= %L and c.due_on <> all (%L::date[])', p_year, cut) || p_where);
  if cardinality(cut) > 0 then
    cells := cells || ' union all ' || figures.stored_cells('money', own, less, p_day, 'c.building_id = -1 and ('
      || (select string_agg(format('c.due_on between %L and %L', m, figures.month_after(m) - 1), ' or ') from unnest(cut) as m) || ')' || p_where);
  end if;
  if p_marked then
    cells := cells || ' union all ' || figures.live_money(p_day) || p_where
      || ' union all ' || figures.stored_cells('money', less, own, p_day, 'c.building_id > 0 and c.estate_id = any ($1) and c.due_on = any ($3)'
        || ' and (c.estate_id, c.building_id, c.due_on) in (select * from unnest($1, $2, $3))' || p_where);
  end if;
  return cells;
end $$;

-- The positions of some cells at A and at the period's opening, added up by group and stretch.
create function figures.cell_positions(
  p_from date, p_to date, p_as_of date, p_bounds date[], p_group text, p_key text, p_register text, p_cells text, p_opening text,
  p_marked figures.marked_cells, p_later int[], p_estates int[]
) returns setof figures.bill_position
language plpgsql stable rows 1000 as $$
declare
  -- What is not stored is worked out once, for both days.
  worked_out constant text := concat_ws(', ',
    case when p_marked.estates is not null then 'live as materialized (select * from figures.bill_flow($1, $2, $3))' end,
    case when p_later is not null then format('earlier as materialized (select * from figures.earlier_money($8, array[$4, %L::date], $9))',
      nullif(least(p_from - 1, p_as_of), p_as_of)) end);
begin
  return query execute format(
    case when worked_out = '' then '' else 'with ' || worked_out || ' ' end ||
    $q$select s.g, null::int, null::bigint, null::bigint, null::text, null::date, s.due_on, null::date, null::date,
      s.due_on between $5 and $6, s.due_on < $5, s.due_on < date_trunc('year', $5::timestamp)::date,
      s.charged, s.waived, s.charged - s.waived, s.written_off, s.paid, s.charged - s.waived - s.paid,
      s.charged - s.waived - s.paid - s.written_off, s.on_time, null::bigint, s.due_on <= $4, s.due_on < $4,
      s.open_0, s.paid - s.paid_0, s.waived - s.charged - s.lowered_0, s.written_off - s.written_off_0
    from (
      select %1$s as g, min(c.due_on) as due_on, sum(c.charged)::bigint as charged, sum(c.waived)::bigint as waived,
        sum(c.written_off)::bigint as written_off, sum(c.paid)::bigint as paid, sum(c.on_time)::bigint as on_time,
        sum(c.open_0)::bigint as open_0, sum(c.paid_0)::bigint as paid_0, sum(c.lowered_0)::bigint as lowered_0,
        sum(c.written_off_0)::bigint as written_off_0
      from (
        select %2$s as stretch, min(c.due_on) as due_on, sum(c.bills) as bills, sum(c.charged) as charged, sum(c.waived) as waived,
          sum(c.written_off) as written_off, sum(c.paid) as paid, sum(c.on_time) as on_time, 0 as open_0, 0 as paid_0, 0 as lowered_0, 0 as written_off_0
        from (%3$s) c group by %2$s
        union all
        select %2$s, min(c.due_on), 0, 0, 0, 0, 0, 0, sum(c.charged - c.waived - c.paid - c.written_off), sum(c.paid), sum(c.waived - c.charged),
          sum(c.written_off)
        from (%4$s) c group by %2$s
      ) c %5$s
      group by 1, c.stretch
      -- A cell may hold nothing yet on the day: its first bill is issued later in the month.
      having sum(c.bills) > 0
    ) s$q$,
    p_group, p_key || ', width_bucket(c.due_on, $7)', p_cells, p_opening, p_register)
  using p_marked.estates, p_marked.buildings, p_marked.dues, p_as_of, p_from, p_to, p_bounds, p_later, p_estates;
end $$;

create function figures.positions_between(
  p_bounds date[], p_fold boolean, p_by text, p_from date, p_to date, p_as_of date, p_known_at timestamptz, p_fee_class text, p_slice jsonb
) returns setof figures.bill_position
language plpgsql stable rows 1000 as $$
declare
  year constant date := date_trunc('year', p_from::timestamp)::date;
  opening constant date := least(p_from - 1, p_as_of);
  fine constant boolean := p_by = 'building' or p_slice ? 'buildings';
  level constant text := figures.cell_level('money', p_by, fine, p_slice);
  fold constant boolean := p_fold and level = 'c.building_id = -1' and p_as_of >= year;
  marked constant figures.marked_cells := figures.marked_cells(p_slice);
  is_marked constant boolean := marked.estates is not null;
  later constant int[] := case when p_known_at is not null then figures.batches_after(p_known_at) end;
  -- Folded, buildings with marked cells are taken out by their sums; else they stand for themselves, each with its type.
  apart constant boolean := (is_marked or later is not null) and not fold;
  narrow constant text := figures.cell_conditions(p_fee_class, p_slice);
  before constant text := narrow || format(' and c.due_on < %L', p_from);
  -- Added up by these first, before the register's names come in.
  key constant text := 'c.estate_id' || case when fine or apart then ', c.building_id' else '' end
    || case when fine or fold then '' else ', c.property_type' end
    || case when p_by in ('use', 'fee_class', 'fee_item', 'liable_kind') then ', c.' || p_by when p_by = 'type_use_kind' then ', c.use, c.liable_kind' else '' end;
  own constant text := figures.money_columns('');
  less constant text := figures.money_columns('-');
  earlier constant text := case when later is null then '' else ' union all select ' || own || ' from earlier c where c.from_on = %L%s' end;
begin
  return query select * from figures.cell_positions(p_from, p_to, p_as_of, p_bounds,
    figures.cell_group(p_by, fine, apart), key, figures.cell_register(p_by, fine, apart, p_known_at, p_slice),
    case when fold then figures.folded_cells(year, p_bounds, is_marked, p_as_of, narrow)
      else figures.cells_at('money', own, less, own, less, figures.live_money(p_as_of) || narrow, level, fine, is_marked, p_as_of, narrow) end
      || format(earlier, p_as_of, narrow),
    case when fold then figures.folded_cells(year, p_bounds, is_marked, opening, before)
      else figures.cells_at('money', own, less, own, less, figures.live_money(opening) || before, level, fine, is_marked, opening, before) end
      || format(earlier, opening, before),
    marked, later, figures.slice_estates(p_slice));
end $$;

create function figures.money_positions(
  p_by text, p_from date, p_to date, p_as_of date, p_known_at timestamptz, p_fee_class text, p_slice jsonb
) returns setof figures.bill_position
language plpgsql stable rows 1000 as $$
begin
  return query select * from figures.positions_between(figures.money_bounds(p_from, p_to, p_as_of), true,
    p_by, p_from, p_to, p_as_of, p_known_at, p_fee_class, p_slice);
end $$;
comment on function figures.money_positions is 'Positions of cells of bills, in the shape of bill_position.';

create function figures.aged_positions(
  p_by text, p_from date, p_to date, p_as_of date, p_known_at timestamptz, p_fee_class text, p_slice jsonb
) returns setof figures.bill_position
language plpgsql stable rows 1000 as $$
begin
  return query select * from figures.positions_between(figures.ageing_bounds(p_from, p_to, p_as_of), false,
    p_by, p_from, p_to, p_as_of, p_known_at, p_fee_class, p_slice);
end $$;
comment on function figures.aged_positions is 'As money_positions, with due dates told apart where the ageing does.';
