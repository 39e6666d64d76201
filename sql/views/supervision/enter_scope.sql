-- Question: in which scope did the viewer act until now?
-- Grain: one call.
-- Formula: app.scope as it was; it is another one from here on, until the end of the transaction.
-- Decided: a function that has to read what only scope 'people' sees enters it and leaves it again by two calls. `set app.scope = …` in its
--   definition would do the same, but to write that takes a superuser, and who owns a database that others host is none. Where a statement
--   fails between the two, the transaction, or its part, is undone and the setting with it.

create function figures.enter_scope(p_scope text) returns text language plpgsql as $$
declare
  before constant text := coalesce(current_setting('app.scope', true), '');
begin
  perform set_config('app.scope', coalesce(p_scope, ''), true);
  return before;
end $$;
comment on function figures.enter_scope is 'Sets the scope for the rest of the transaction and tells which it was before.';
