-- Question: whose ledgers might the viewer read until now?
-- Grain: one call.
-- Formula: app.ledgers as it was; it is another one from here on, until the end of the transaction.
-- Decided: a figure that a committee may be told is made of rows that it may not read. Its definition enters the ledgers of the viewer's estates
--   and leaves them again by two calls, as enter_scope does; nothing but the figure leaves it. Where a statement fails between the
--   two, the transaction, or its part, is undone and the setting with it.

create function figures.enter_ledgers(p_ledgers text) returns text language plpgsql as $$
declare
  before constant text := coalesce(current_setting('app.ledgers', true), '');
begin
  perform set_config('app.ledgers', coalesce(p_ledgers, ''), true);
  return before;
end $$;
comment on function figures.enter_ledgers is 'Sets whose ledgers are read for the rest of the transaction and tells which these were before.';
