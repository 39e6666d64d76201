-- Question: where does each notice of the outbox stand?
-- Grain: notice.
-- Formula: the last attempt: none = waiting; no outcome yet = sending; delivered; else waiting for the next, or given up.
-- Counts: every notice.
-- Excludes: notices in the app, which are not sent: they are read (notice_due).
-- Decided: an attempt whose server ended before it could say is tried again ten minutes after it began.

create view figures.notice_state with (security_invoker = true) as
select n.notice_id, n.kind, n.person_id, n.hook_id, n.language, n.subject, n.made_at, coalesce(l.attempt, 0) as attempts,
  case when l.attempt is null then 'WAITING' when l.delivered is null then 'SENDING' when l.delivered then 'DELIVERED'
    when l.next_at is null then 'GIVEN_UP' else 'WAITING' end as state,
  case when l.attempt is null then n.made_at when l.delivered is null then l.started_at + interval '10 minutes' else l.next_at end as due_at,
  l.status, l.answer, l.ended_at
from public.notice n
left join lateral (
  select a.attempt, a.started_at, o.delivered, o.next_at, o.status, o.answer, o.ended_at
  from public.notice_attempt a
  left join public.notice_outcome o on o.notice_id = a.notice_id and o.attempt = a.attempt
  where a.notice_id = n.notice_id order by a.attempt desc limit 1
) l on true;
comment on view figures.notice_state is 'Notices of the outbox with what became of them.';
comment on column figures.notice_state.due_at is 'When it is to be tried; null once it was delivered or given up.';
