-- requires: estate_at metric_catalogue
-- Question: which promises to pay 缴费承诺 have fallen due (P7.2), and which of them were kept?
-- Grain: promise, a row of the log of contacts with the day promised.
-- Formula: promises kept / promises due. Kept is what left nothing unpaid, on the day promised, of the household's bills due by the day of the
--   promise; and where an amount was promised also what brought at least it from the day of the promise to the day promised, less what was
--   reversed or refunded in those days.
-- Counts: promises of households that fall due in the period by A.
-- Excludes: what was said to all, on a notice board; rows of withdrawn batches; voided entries; failed payments.
-- Decided: a promise made anew is another promise: the first was not kept. A waiver settles what was promised, a write-off does not. A day is one
--   of Shanghai's. Promises are few and name whom they are of: no committee is told of them.

create type figures.promise as (
  estate_id int, estate_code text, unit_code text, made_on date, promised_on date, amount bigint, received bigint, unpaid bigint, kept boolean
);
comment on column figures.promise.amount is 'What was promised; null for all that was due.';
comment on column figures.promise.received is 'Received of the household from the day of the promise to the day promised.';
comment on column figures.promise.unpaid is 'Unpaid on the day promised of what was due on the day of the promise.';

-- Received of a household within some days, less what was reversed or refunded in them.
create function figures.received_of(p_estate int, p_unit bigint, p_from date, p_to date, p_batches int[]) returns bigint
language plpgsql stable set plan_cache_mode = auto as $$
begin
  return (select coalesce(sum(case r.kind when 'PAYMENT' then r.amount else -r.amount end), 0)
    from public.receipt r
    where r.estate_id = p_estate and r.unit_id = p_unit and r.kind in ('PAYMENT', 'REVERSAL', 'REFUND')
      and r.paid_on between p_from and p_to and (p_batches is null or r.batch_id = any (p_batches))
      and not exists (select from public.void v where v.estate_id = r.estate_id and v.entry_table = 'receipts'
        and v.entry_id = r.receipt_id and (p_batches is null or v.batch_id = any (p_batches))));
end $$;

-- Unpaid on a day of what was due of a household by another.
create function figures.unpaid_of(p_estate int, p_unit bigint, p_due_by date, p_on date, p_batches int[]) returns bigint
language plpgsql stable set plan_cache_mode = auto as $$
begin
  return (select coalesce(sum(b.amount - coalesce((
      select sum(p.amount) from public.posting p
      where p.estate_id = b.estate_id and p.bill_id = b.bill_id and p.kind in ('CREDIT_NOTE', 'WAIVER', 'ALLOCATION')
        and p.effective_on <= p_on and (p_batches is null or p.batch_id = any (p_batches))), 0)), 0)
    from public.bill b
    join public.account a on a.estate_id = b.estate_id and a.account_id = b.account_id
    where b.estate_id = p_estate and a.unit_id = p_unit and b.due_on <= p_due_by and (p_batches is null or b.batch_id = any (p_batches))
      and not exists (select from public.void v where v.estate_id = b.estate_id and v.entry_table = 'bills'
        and v.entry_id = b.bill_id and (p_batches is null or v.batch_id = any (p_batches))));
end $$;

create function figures.promises(p_from date, p_to date, p_as_of date, p_known_at timestamptz, p_estates int[]) returns setof figures.promise
language plpgsql stable rows 100 set plan_cache_mode = force_custom_plan as $$
declare
  batches int[] := case when p_known_at is not null then figures.batches_at(p_known_at) end;
begin
  return query
  select s.estate_id, s.estate_code, s.unit_code, s.made_on, s.promised_on, s.promised_amount, s.received, s.unpaid,
    s.unpaid <= 0 or coalesce(s.received >= s.promised_amount, false)
  from (
    select c.estate_id, e.estate_code, u.unit_code, d.made_on, c.promised_on, c.promised_amount, c.row_id,
      figures.received_of(c.estate_id, c.unit_id, d.made_on, c.promised_on, batches) as received,
      figures.unpaid_of(c.estate_id, c.unit_id, d.made_on, c.promised_on, batches) as unpaid
    from public.contact c
    join public.batch t on t.batch_id = c.batch_id
    join figures.estate_at(p_known_at) e on e.estate_id = c.estate_id
    join public.unit u on u.estate_id = c.estate_id and u.unit_id = c.unit_id
    cross join lateral (select (c.at at time zone 'Asia/Shanghai')::date as made_on) d
    where c.promised_on between p_from and least(p_to, p_as_of) and (p_estates is null or c.estate_id = any (p_estates))
      and (p_known_at is null or t.recorded_at <= p_known_at)
      and not exists (select from public.batch w where w.withdraws_batch_id = c.batch_id and (p_known_at is null or w.recorded_at <= p_known_at))
  ) s
  order by s.promised_on desc, s.estate_code collate "C", s.unit_code collate "C", s.row_id;
end $$;
comment on function figures.promises is 'Promises to pay that have fallen due, the latest first.';

select figures.define_metric('promise_kept_rate', 1, 'COUNT_RATE',
  array['Promises kept', 'Of the promises to pay that have fallen due, the share that was fully paid by the day promised.',
    'Fully paid by their date ÷ promises due by the as-of date', 'Promises of households in the log of contacts whose day lies in the period.',
    'Promises not yet due; entries of withdrawn files.'],
  array['承诺兑现率', '已到期的缴费承诺中，在承诺日前足额缴清的比例。', '按期足额兑现的承诺 ÷ 截至统计截止日到期的承诺',
    '沟通记录中承诺日落在期内的住户承诺。', '尚未到期的承诺；已撤销批次的记录。']);
