-- Drawing a review again 重新取数, until it is published: what was drawn before stays as it was drawn; the latest draw is the card's.

create table review_redraw (
  estate_id int not null,
  cycle_id int not null,
  draw int not null check (draw >= 2),
  inputs text not null,
  sha256 text not null check (sha256 = encode(sha256(convert_to(inputs, 'UTF8')), 'hex')),
  score int check (score between 0 and 10000),
  place int check (place > 0),
  low int check (low <= place),
  high int check (high >= place),
  group_no int check (group_no > 0),
  weight_low int check (weight_low <= place),
  weight_high int check (weight_high >= place),
  ranked int not null check (ranked >= 0),
  unranked text check (unranked in ('STAGE', 'NOT_COMPUTABLE')),
  primary key (estate_id, cycle_id, draw),
  foreign key (estate_id, cycle_id) references review_card,
  check ((place is null) = (unranked is not null))
);
comment on table review_redraw is 'Second and later draws 重新取数 of a scorecard, with score and place; the first is review_card''s own.';

create policy viewer on review_redraw using (sees_estate(estate_id) and current_setting('app.role', true) is distinct from 'COMMITTEE')
  with check (sees_estate(estate_id));
create policy headquarters on review_redraw to collection_headquarters using (true) with check (true);
alter table review_redraw enable row level security;
alter table review_redraw force row level security;
grant select, insert on review_redraw to collection_server;
create trigger insert_only before update or delete or truncate on review_redraw for each statement execute function refuse_review_change();

alter table review_event add constraint review_redraw_reason check (action <> 'REDRAW' or btrim(reason) <> '');

create or replace function guard_review_event() returns trigger language plpgsql as $$
declare
  last record;
  objection text;
begin
  select e.seq, e.to_state, e.due_on into last from review_event e
  where e.estate_id = new.estate_id and e.cycle_id = new.cycle_id order by e.seq desc limit 1;
  if new.seq is distinct from coalesce(last.seq, 0) + 1 then
    raise exception 'review %/%: event % does not follow event %', new.estate_id, new.cycle_id, new.seq, coalesce(last.seq, 0)
      using errcode = '40001', constraint = 'review_event_follows';
  end if;
  objection := figures.review_objection(new.estate_id, new.cycle_id, new.action, new.actor_id, new.actor_role, new.on_day);
  if objection is null and new.action = 'UPHOLD' and new.awarded + (
    select c.drawn_score from figures.review_card_now c where c.estate_id = new.estate_id and c.cycle_id = new.cycle_id) > 10000 then
    objection := 'AWARD_OUT_OF_RANGE';
  end if;
  if objection is not null then
    raise exception 'review %/%: % is refused: %', new.estate_id, new.cycle_id, new.action, objection
      using errcode = '23514', constraint = 'review_event_' || lower(objection);
  end if;
  new.from_state := last.to_state;
  select m.to_state into strict new.to_state from figures.review_move m
  where m.from_state is not distinct from last.to_state and m.action = new.action;
  if new.action <> 'PUBLISH' then
    new.due_on := last.due_on;
  end if;
  return new;
end $$;
