-- Question: what does each figure mean, how is it worked out, and under which version of its definition?
-- Grain: one row per metric and version; the rows are written by the files that define the metrics.
-- Decided: the catalogue is data, so that the API, the glossary page, the exports and the terminal quote one text.
create table figures.metric (
  code text primary key,
  version int not null,
  unit text not null check (unit in ('FEN', 'MONEY_RATE', 'HOUSEHOLD_RATE', 'COUNT', 'COUNT_RATE')),
  sort int generated always as identity,
  name_en text not null,
  name_zh text not null,
  meaning_en text not null,
  meaning_zh text not null,
  formula_en text not null,
  formula_zh text not null,
  counts_en text not null,
  counts_zh text not null,
  excludes_en text not null,
  excludes_zh text not null
);
comment on table figures.metric is 'Definitions of metrics 指标口径.';

create function figures.define_metric(code text, version int, unit text, en text[], zh text[]) returns void
language sql as $$
  insert into figures.metric (code, version, unit, name_en, meaning_en, formula_en, counts_en, excludes_en,
    name_zh, meaning_zh, formula_zh, counts_zh, excludes_zh)
  values (code, version, unit, en[1], en[2], en[3], en[4], en[5], zh[1], zh[2], zh[3], zh[4], zh[5])
$$;
comment on function figures.define_metric is 'Writes a metric into the catalogue; en and zh hold name, meaning, formula, what is counted, what is excluded.';
