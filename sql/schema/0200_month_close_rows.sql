-- A committee reads what is published to it: the figures of a closed month, of any month and group, are not (P5.4). The API says so too.
alter policy viewer on month_close_estate
  using (sees_estate(estate_id) and current_setting('app.role', true) is distinct from 'COMMITTEE');
