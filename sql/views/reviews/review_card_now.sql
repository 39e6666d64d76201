-- Question: how does each scorecard stand?
-- Grain: estate and cycle.
-- Formula: its last event; the latest draw; the score with what appeals gave back.
-- Counts: cards that were drawn.
-- Excludes: for everybody but headquarters what is not published yet.
-- Decided: nothing is stored of where a card stands but its events.

create view figures.review_card_now with (security_invoker = true) as
select c.estate_id, c.cycle_id, d.inputs, d.sha256, d.score as drawn_score, a.awarded, d.score + a.awarded as score,
  e.seq as version, e.to_state as state, e.due_on, e.at as moved_at
from public.review_card c
cross join lateral (
  select l.inputs, l.sha256, l.score from (
    select r.draw, r.inputs, r.sha256, r.score from public.review_redraw r where r.estate_id = c.estate_id and r.cycle_id = c.cycle_id
    union all select 1, c.inputs, c.sha256, c.score
  ) l order by l.draw desc limit 1
) d
join lateral (
  select n.seq, n.to_state, n.due_on, n.at from public.review_event n
  where n.estate_id = c.estate_id and n.cycle_id = c.cycle_id order by n.seq desc limit 1
) e on true
cross join lateral (
  select coalesce(sum(n.awarded), 0)::int as awarded from public.review_event n where n.estate_id = c.estate_id and n.cycle_id = c.cycle_id
) a
where e.to_state <> 'DRAWN' or current_setting('app.role', true) = 'HEADQUARTERS' or current_setting('app.role', true) = '';
comment on view figures.review_card_now is 'Scorecards 考核得分表 with their state and score.';
