-- Where tables are spread over machines, a function that tells names of the register may be asked on each of them. Citus lets it read only
-- when told to: it cannot know that what the function gives is the same whoever asks. Elsewhere the setting means nothing.

-- `scope` is 'all', 'estates' or 'people'; `estate_ids` is a comma-separated list. No ledger is open until app_viewer opens it.
create or replace function app_ctx(scope text, estate_ids text) returns void language plpgsql as $$
declare
  ids constant int[] := case when scope = 'estates' then string_to_array(nullif(estate_ids, ''), ',')::int[] end;
  lowest int;
  highest int;
  letters bytea := '';
  id int;
begin
  if scope = 'all' then
    lowest := -2147483648;
    highest := 2147483647;
  elsif ids is not null then
    select min(i), max(i) into lowest, highest from unnest(ids) i;
    letters := convert_to(repeat('N', highest), 'UTF8');
    foreach id in array ids loop
      letters := set_byte(letters, id - 1, ascii('Y'));
    end loop;
  end if;
  execute 'set local citus.propagate_set_commands = ''local''';
  execute 'set local citus.allow_nested_distributed_execution = on';
  execute format('set local app.scope = %L', coalesce(scope, ''));
  execute format('set local app.estate_ids = %L', coalesce(estate_ids, ''));
  execute format('set local app.estate_from = %L', coalesce(lowest::text, ''));
  execute format('set local app.estate_to = %L', coalesce(highest::text, ''));
  execute format('set local app.estates = %L', convert_from(letters, 'UTF8'));
  execute 'set local app.ledgers = ''''';
end $$;
