-- requires: register_at
-- Question: which complaints were received, and how do they stand, as known at K?
-- Grain: complaint.
-- Formula: for each number of an estate the latest row of a batch recorded by K and not withdrawn by K.
-- Counts: complaints and enquiries.
-- Excludes: rows of withdrawn batches.
-- Decided: a day is one of Shanghai's; where it belongs to no building it belongs to the estate.

create type figures.complaint_state as (
  estate_id int, complaint_no text, building_id bigint, kind text, channel text, subject text,
  received_at timestamptz, responded_at timestamptz, settled_at timestamptz, received_on date, recorded_at timestamptz
);

create function figures.complaint_at(p_known_at timestamptz) returns setof figures.complaint_state
language plpgsql stable rows 500 set plan_cache_mode = force_custom_plan as $$
begin
  return query
  select distinct on (c.estate_id, c.complaint_no) c.estate_id, c.complaint_no, c.building_id, c.kind, c.channel, c.subject,
    c.received_at, c.responded_at, c.settled_at, (c.received_at at time zone 'Asia/Shanghai')::date, b.recorded_at
  from public.complaint c
  left join public.batch b on b.batch_id = c.batch_id
  where (p_known_at is null or b.recorded_at <= p_known_at)
    and not exists (select from public.batch w where w.withdraws_batch_id = c.batch_id and (p_known_at is null or w.recorded_at <= p_known_at))
  order by c.estate_id, c.complaint_no, c.row_id desc;
end $$;
comment on function figures.complaint_at is 'Complaints as they stand, as known at K.';
