-- Cells of an estate as a whole are folded: what falls due in a month (building -2, under the month's first day) and in a year (-3,
-- under its first of January), so that a question about a year reads a dozen rows of an estate and not one for every due date.
comment on column money_month.building_id is
  'A building; 0: the estate by type, use and item; -1: the estate as a whole; -2: the same, by month due; -3: by year due.';
comment on column money_day.building_id is 'As in money_month.';

drop index money_month_building_id_until_on_idx;
create index money_month_by_due on money_month (building_id, fee_class, due_on, until_on, from_on) where building_id <= 0;
-- A day is told as the end of its month less what came after it: of today nothing has.
drop index money_day_building_id_from_on_until_on_idx;
create index money_day_by_end on money_day (building_id, until_on, from_on) where building_id <= 0;
drop index household_day_building_id_from_on_until_on_idx;
create index household_day_by_end on household_day (building_id, until_on, from_on) where building_id <= 0;
