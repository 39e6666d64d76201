-- What an owners' committee is shown 业委会看板 (P5.4, P6.1, P6.9): releases of figures that have been made safe, each frozen with its
-- fingerprint; who has seen them; opinions, questions with their reply clock, and minutes. All of it is only ever added to.

create table committee_release (
  estate_id int not null references estate,
  release_id int not null,
  kind text not null check (kind in ('BULLETIN', 'HEADLINE')),
  month text check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  as_of date not null,
  known_at timestamptz,
  figures jsonb not null,
  content text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  released_at timestamptz not null,
  releaser_id int,
  releaser_name text not null,
  releaser_role text not null,
  primary key (estate_id, release_id),
  constraint release_of_month check ((kind = 'BULLETIN') = (month is not null)),
  constraint content_is_its_fingerprint check (sha256 = encode(sha256(convert_to(content, 'UTF8')), 'hex'))
);
comment on table committee_release is 'Figures as the committee is shown them: a bulletin 收缴情况报告 of a month, or today''s headline 最新数据.';
comment on column committee_release.content is 'The whole bulletin as canonical JSON: exactly the text that is hashed.';
create unique index committee_bulletin_once on committee_release (estate_id, month) where month is not null;

-- Which households the figures count: what later releases are compared with, and nobody's to read on the committee.
create table committee_release_household (
  estate_id int not null,
  release_id int not null,
  households jsonb not null,
  last_year jsonb not null,
  primary key (estate_id, release_id),
  foreign key (estate_id, release_id) references committee_release
);

create table committee_restatement (
  estate_id int not null,
  release_id int not null,
  found_at timestamptz not null,
  found_on date not null,
  primary key (estate_id, release_id),
  foreign key (estate_id, release_id) references committee_release
);
comment on table committee_restatement is 'The ledger has since come to say something else of the same as-of date 追溯调整; what was published stays as it was.';

create table committee_receipt (
  estate_id int not null,
  subject text not null check (subject ~ '^(BULLETIN|OPINION|MINUTES)/[0-9]+$'),
  person_id int not null,
  person_name text not null,
  person_role text not null,
  seen_at timestamptz not null,
  primary key (estate_id, subject, person_id, person_role)
);
comment on table committee_receipt is 'Who has received what, and when 签收: the committee a bulletin, the company an opinion (P6.1).';

create table committee_opinion (
  estate_id int not null,
  opinion_id int not null,
  release_id int not null,
  words text not null check (length(btrim(words)) between 1 and 2000),
  at timestamptz not null,
  author_id int not null,
  author_name text not null,
  primary key (estate_id, opinion_id),
  foreign key (estate_id, release_id) references committee_release
);
comment on table committee_opinion is 'What the committee returns on a bulletin 监督意见.';

create table committee_question (
  estate_id int not null references estate,
  question_id int not null,
  release_id int,
  figure text not null check (figure ~ '^[A-Za-z]{1,40}$'),
  cell text not null check (length(cell) <= 80),
  words text not null check (length(btrim(words)) between 1 and 1000),
  at timestamptz not null,
  asked_on date not null,
  due_on date not null check (due_on >= asked_on),
  asker_id int not null,
  asker_name text not null,
  primary key (estate_id, question_id),
  foreign key (estate_id, release_id) references committee_release
);
comment on table committee_question is 'A question about a number 质询, with the day until which the company has to answer.';
comment on column committee_question.cell is 'Building or age that the number belongs to; empty for the estate.';

create table committee_answer (
  estate_id int not null,
  question_id int not null,
  words text not null check (length(btrim(words)) between 1 and 2000),
  at timestamptz not null,
  on_day date not null,
  author_id int not null,
  author_name text not null,
  author_role text not null,
  primary key (estate_id, question_id),
  foreign key (estate_id, question_id) references committee_question
);

create table committee_minutes (
  estate_id int not null references estate,
  minutes_id int not null,
  held_on date not null,
  title text not null check (length(btrim(title)) between 1 and 120),
  name text not null check (length(name) between 1 and 200),
  media_type text not null check (media_type in ('image/jpeg', 'image/png', 'image/webp', 'application/pdf')),
  bytes int not null check (bytes between 1 and 20971520),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  at timestamptz not null,
  author_id int not null,
  author_name text not null,
  author_role text not null,
  primary key (estate_id, minutes_id)
);
comment on table committee_minutes is 'Minutes of the supervision meeting 监督会议纪要 (P6.1); the file lies in the file store under its SHA-256.';

create table committee_decision (
  estate_id int not null,
  minutes_id int not null,
  decision int not null,
  finding_id int not null,
  primary key (estate_id, minutes_id, decision),
  foreign key (estate_id, minutes_id) references committee_minutes,
  foreign key (estate_id, finding_id) references finding
);
comment on table committee_decision is 'A decision of the meeting, tracked as a finding.';

create function refuse_committee_change() returns trigger language plpgsql as $$
begin
  raise exception '% is insert-only', tg_table_name;
end $$;

do $$
declare
  t text;
begin
  foreach t in array array['committee_release', 'committee_release_household', 'committee_restatement', 'committee_receipt', 'committee_opinion',
    'committee_question', 'committee_answer', 'committee_minutes', 'committee_decision'] loop
    if t = 'committee_release_household' then
      create policy viewer on committee_release_household using (
        sees_estate(estate_id) and current_setting('app.role', true) is distinct from 'COMMITTEE');
    else
      execute format('create policy viewer on %I using (sees_estate(estate_id))', t);
      execute format('create policy headquarters on %I to collection_headquarters using (true) with check (true)', t);
    end if;
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('grant select, insert on %I to collection_server', t);
    execute format('create trigger insert_only before update or delete or truncate on %I for each statement execute function refuse_committee_change()', t);
  end loop;
end $$;

insert into policy (code, valid_from, number, reason) values
  ('committee.least_households', '2020-01-01', 5, '业委会看板：不足此户数的分组不公布'),
  ('committee.reply_days', '2020-01-01', 5, '业委会质询答复期限（工作日）');
