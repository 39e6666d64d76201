-- What the company decides and may decide otherwise from a day on (P8.2): thresholds and the like, and which days are worked. A
-- figure or rule of an earlier day keeps what held then. Rows are only added; the one that begins latest holds.
create table policy (
  code text not null,
  valid_from date not null,
  valid_until date check (valid_until >= valid_from),
  number numeric,
  word text,
  reason text not null,
  primary key (code, valid_from),
  check ((number is null) <> (word is null))
);
comment on table policy is 'Thresholds and choices 管理参数, each with the days on which it holds.';
comment on column policy.valid_until is 'Last day; empty for until another row begins.';

create table calendar_day (
  day date primary key,
  working boolean not null,
  name text not null
);
comment on table calendar_day is 'Public holidays 法定节假日 and weekends worked in exchange 调休上班; all other days follow the week.';

insert into calendar_day (day, working, name)
select d::date, false, h.name
from (values
  ('2024-01-01', '2024-01-01', '元旦'), ('2024-02-10', '2024-02-17', '春节'), ('2024-04-04', '2024-04-06', '清明节'),
  ('2024-05-01', '2024-05-05', '劳动节'), ('2024-06-10', '2024-06-10', '端午节'), ('2024-09-15', '2024-09-17', '中秋节'),
  ('2024-10-01', '2024-10-07', '国庆节'),
  ('2025-01-01', '2025-01-01', '元旦'), ('2025-01-28', '2025-02-04', '春节'), ('2025-04-04', '2025-04-06', '清明节'),
  ('2025-05-01', '2025-05-05', '劳动节'), ('2025-05-31', '2025-06-02', '端午节'), ('2025-10-01', '2025-10-08', '国庆节、中秋节'),
  ('2026-01-01', '2026-01-03', '元旦'), ('2026-02-15', '2026-02-23', '春节'), ('2026-04-04', '2026-04-06', '清明节'),
  ('2026-05-01', '2026-05-05', '劳动节'), ('2026-06-19', '2026-06-21', '端午节'), ('2026-09-25', '2026-09-27', '中秋节'),
  ('2026-10-01', '2026-10-07', '国庆节')
) h (first, last, name)
cross join lateral generate_series(h.first::date, h.last::date, interval '1 day') d;
insert into calendar_day (day, working, name)
select d::date, true, '调休上班'
from unnest(array['2024-02-04', '2024-02-18', '2024-04-07', '2024-04-28', '2024-05-11', '2024-09-14', '2024-09-29', '2024-10-12',
  '2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11',
  '2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']) d;

do $$
declare
  t text;
begin
  foreach t in array array['policy', 'calendar_day'] loop
    -- No figure and nobody's: whoever has signed in may know the rules.
    execute format('create policy viewer on %I using (current_setting(''app.scope'', true) in (''all'', ''people'', ''estates''))', t);
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('grant select, insert on %I to collection_server', t);
  end loop;
end $$;
