-- The viewer's acting role joins the scope, so that a policy can shut a role out whatever estates it may see. Scope 'people' is
-- that of sign-in and of the administrator: it sees who may do what, and no figure.
create function app_viewer(scope text, estate_ids text, acting_role text) returns void language plpgsql as $$
begin
  perform app_ctx(scope, estate_ids);
  execute format('set local app.role = %L', coalesce(acting_role, ''));
end $$;

-- Roles are granted for estates, so whoever grants them reads what the estates are called.
alter policy viewer on estate using (
  estate_id = any (string_to_array(nullif(current_setting('app.estate_ids', true), ''), ',')::int[])
  or current_setting('app.scope', true) in ('all', 'people'));
alter policy viewer on estate_version using (
  estate_id = any (string_to_array(nullif(current_setting('app.estate_ids', true), ''), ',')::int[])
  or current_setting('app.scope', true) in ('all', 'people'));

-- An owners' committee never sees a neighbour's name or phone (P5.4, P5.5).
alter policy viewer on occupant using (
  (estate_id = any (string_to_array(nullif(current_setting('app.estate_ids', true), ''), ',')::int[])
    or current_setting('app.scope', true) = 'all')
  and current_setting('app.role', true) is distinct from 'COMMITTEE');
alter policy viewer on quarantine_content using (
  (estate_id = any (string_to_array(nullif(current_setting('app.estate_ids', true), ''), ',')::int[])
    or current_setting('app.scope', true) = 'all')
  and current_setting('app.role', true) is distinct from 'COMMITTEE');
