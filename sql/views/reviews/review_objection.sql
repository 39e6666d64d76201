-- requires: finding_acceptors review_card_now
-- Question: may this person, in this role, do this with a scorecard today?
-- Grain: scorecard, action, person and day.
-- Formula: the first objection of: no such move, not for the role, own scoring, no points to give back, within or after the
--   term; else null.
-- Counts: whoever drew or published the card, as its scorer.
-- Excludes: what an action needs to say: constraints of review_event ask that.
-- Decided: the trigger on review_event asks this for every event; the server asks the same before and for its buttons. Silence until
--   the term's end is no objection: a card that nobody answered becomes final after it. A card without a score, or with all points, is
--   stated upon and not appealed against: an appeal is for points.

create view figures.review_move with (security_invoker = true) as
select m.from_state, m.action, m.to_state, m.roles, m.conditions
from (values
  (null::text, 'DRAW', 'DRAWN', array['HEADQUARTERS'], array[]::text[]),
  ('DRAWN', 'REDRAW', 'DRAWN', array['HEADQUARTERS'], '{}'),
  ('DRAWN', 'PUBLISH', 'PUBLISHED', array['HEADQUARTERS'], '{}'),
  ('PUBLISHED', 'STATE', 'STATED', array['ESTATE_MANAGER'], array['IN_TIME']),
  ('PUBLISHED', 'APPEAL', 'APPEALED', array['ESTATE_MANAGER'], array['POINTS_LOST', 'IN_TIME']),
  ('APPEALED', 'UPHOLD', 'DECIDED', array['HEADQUARTERS', 'SUPERVISOR'], array['NOT_SCORER', 'POINTS_LOST']),
  ('APPEALED', 'DISMISS', 'DECIDED', array['HEADQUARTERS', 'SUPERVISOR'], array['NOT_SCORER']),
  ('PUBLISHED', 'FINALISE', 'FINAL', array['HEADQUARTERS'], array['TERM_OVER']),
  ('STATED', 'FINALISE', 'FINAL', array['HEADQUARTERS'], '{}'),
  ('DECIDED', 'FINALISE', 'FINAL', array['HEADQUARTERS'], '{}')
) m (from_state, action, to_state, roles, conditions);
comment on view figures.review_move is 'What may be done with a scorecard; server/reviews/review.rules.ts holds the same lines, and a test compares them.';

create function figures.review_objection(
  p_estate_id int, p_cycle_id int, p_action text, p_person_id int, p_role text, p_day date
) returns text language plpgsql stable as $$
declare
  last record;
  move record;
  reached int;
begin
  select e.to_state, e.due_on into last from public.review_event e
  where e.estate_id = p_estate_id and e.cycle_id = p_cycle_id order by e.seq desc limit 1;
  select m.* into move from figures.review_move m where m.from_state is not distinct from last.to_state and m.action = p_action;
  if not found then
    return 'NOT_IN_THIS_STATE';
  end if;
  if p_role is null or p_role <> all (move.roles) or not figures.holds_role(p_estate_id, p_person_id, p_role, p_day, p_day) then
    return 'NOT_IN_THIS_ROLE';
  end if;
  if 'NOT_SCORER' = any (move.conditions) and exists (
    select from public.review_event e where e.estate_id = p_estate_id and e.cycle_id = p_cycle_id
      and e.action in ('DRAW', 'REDRAW', 'PUBLISH') and e.actor_id = p_person_id) then
    return 'OWN_SCORING';
  end if;
  if 'POINTS_LOST' = any (move.conditions) then
    select c.score into reached from figures.review_card_now c where c.estate_id = p_estate_id and c.cycle_id = p_cycle_id;
    if reached is null then
      return 'NOT_SCORED';
    elsif reached = 10000 then
      return 'NOTHING_LOST';
    end if;
  end if;
  if 'IN_TIME' = any (move.conditions) and p_day > last.due_on then
    return 'TERM_IS_OVER';
  end if;
  if 'TERM_OVER' = any (move.conditions) and p_day <= last.due_on then
    return 'TERM_RUNS';
  end if;
  return null;
end $$;
comment on function figures.review_objection is 'Why the action is refused, as a word; null where it may be done.';
