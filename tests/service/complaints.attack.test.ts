import fc from "fast-check";
import { sql } from "kysely";
import { beforeAll, expect, it } from "vitest";
import type { Database, Trx } from "../../server/database/transaction.ts";
import { importTables } from "../../server/intake/import-tables.ts";
import { openWithdrawal } from "../../server/intake/withdraw-batch.ts";
import { without } from "../committee/without.ts";
import { register, takeIn, type Cells } from "../intake/sources.ts";
import { describeEngines } from "../support/engines.ts";

const ESTATES = ["TA", "TB"];
const BUILDINGS = ["01", "02", "03"];
/** When files came in: within the months asked about, after them, and one that is withdrawn. */
const BATCHES = ["2026-01-20", "2026-01-28", "2026-02-05", "2026-02-25", "2026-03-10", "2026-04-09"];
const WITHDRAWN = { batch: 3, at: "2026-04-12T04:00:00Z" };
/** Days on which a committee asks, each with what had been recorded by then. */
const DAYS = ["2026-01-25", "2026-01-30", "2026-02-02", "2026-02-06", "2026-03-12", "2026-04-10", "2026-04-14"];
const PERIODS = [
  ["2026-01-01", "2026-01-31"],
  ["2026-02-01", "2026-02-28"],
  ["2026-03-01", "2026-03-31"],
  ["2026-01-01", "2026-02-28"],
  ["2026-01-01", "2026-03-31"],
];
const GROUPS = ["BUILDING", "CHANNEL", "SUBJECT"];

interface Given {
  readonly no: number;
  readonly estate: string;
  readonly building: string;
  readonly channel: string;
  readonly subject: string;
  readonly day: string;
  readonly batch: number;
}

/** Some numbers come up again: what comes in later is the next version, in another group perhaps. */
const given: fc.Arbitrary<Given> = fc.record({
  no: fc.noBias(fc.integer({ min: 1, max: 60_000 })),
  estate: fc.constantFrom(...ESTATES),
  building: fc.constantFrom("01", "02", "02", "03", "03", "03", "03"),
  channel: fc.constantFrom("信函", "上门", "APP", "APP", "APP", "电话", "电话", "电话", "电话"),
  subject: fc.constantFrom("绿化", "秩序", "保洁", "保洁", "收费", "收费", "收费", "维修", "维修", "维修", "维修"),
  day: fc.integer({ min: 0, max: 88 }).map((days) => new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10)),
  // Few that come in late are what gives somebody away.
  batch: fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 3, 3, 3, 4, 5, 5),
});

/** The complaints that a committee is told of in a group, whom an attacker knows by their number alone. */
interface Told {
  readonly by: string;
  readonly key: string;
  readonly codes: string;
  readonly day: string;
  readonly from: string;
  readonly to: string;
  readonly complaints: ReadonlySet<string>;
}

interface Complaint {
  readonly by: string;
  readonly key: string;
  readonly codes: string;
  readonly day: string;
  readonly received: string;
  readonly complaint: string;
}

const few = (count: number): boolean => count > 0 && count < 5;

/** Ways to group, days, and estates asked about: what a committee of both estates chooses. */
const CHOICES = sql.raw(`unnest(array['${GROUPS.join("','")}']) b (by)
  cross join (select f.day::date as day, (f.day || 'T12:00:00Z')::timestamptz as known_at from unnest(array['${DAYS.join("','")}']) f (day)) d
  cross join (values (array['${ESTATES.join("','")}']), (array['${ESTATES[0]}'])) e (codes)`);

function asCommittee<T>(database: Database, estateIds: readonly number[], work: (trx: Trx) => Promise<T>): Promise<T> {
  const actor = { personId: 1, name: "业委会", role: "COMMITTEE", address: null, requestId: null } as const;
  return database.asViewer({ scope: "estates", estateIds, actor }, work);
}

/** What is told of every period, on every day. Row security hides which complaints these are: the attacker is told what definitions read. */
async function answers(database: Database, estateIds: readonly number[]): Promise<readonly Told[]> {
  const found = await asCommittee(database, estateIds, async (trx) => {
    await sql`select figures.enter_ledgers(current_setting('app.estates'))`.execute(trx);
    return sql<Complaint>`
      select b.by, figures.service_group(b.by, n.estate_code, g.building_code, c.channel, c.subject, null) as key, e.codes::text as codes,
        d.day::text as day, c.received_on::text as received, c.estate_id || '/' || c.complaint_no as complaint
      from ${CHOICES}
      cross join lateral figures.complaints_told(b.by, d.known_at, e.codes, d.day) t
      join lateral figures.complaint_at(d.known_at) c on c.estate_id = t.estate_id and c.complaint_no = t.complaint_no
      join figures.estate_at(null) n on n.estate_id = c.estate_id
      left join building g on g.estate_id = c.estate_id and g.building_id = c.building_id`.execute(trx);
  });
  const told = new Map<string, Told & { readonly complaints: Set<string> }>();
  for (const { by, key, codes, day, received, complaint } of found.rows)
    for (const [from = "", to = ""] of PERIODS) {
      if (received < from || received > to) continue;
      const place = [by, key, codes, day, from, to].join();
      const group = told.get(place) ?? { by, key, codes, day, from, to, complaints: new Set<string>() };
      group.complaints.add(complaint);
      told.set(place, group);
    }
  return [...told.values()];
}

/** Few complaints that follow from what is told of groups, alone or by subtracting any answer from any other about the same group. */
function attack(told: readonly Told[]): string[] {
  const asked = ({ by, key, codes, day, from, to }: Told) => `${by} ${key} ${codes} ${from} ${to}, asked on ${day}`;
  return told.flatMap((one, at) => [
    ...(few(one.complaints.size) ? [asked(one)] : []),
    ...told
      .slice(0, at)
      .filter((other) => other.by === one.by && other.key === one.key)
      .filter(({ complaints }) => few(complaints.symmetricDifference(one.complaints).size))
      .map((other) => `${asked(one)} from ${asked(other)}`),
  ]);
}

/** Each precaution, as the text that is taken out of its definition; and whether an attack then finds few by themselves, or by subtraction. */
const PRECAUTIONS = [
  { without: "hiding few", name: "complaint_groups_hidden", text: "return hidden", instead: "return 0", alone: true },
  {
    without: "bundles of what came in together",
    name: "complaints_told",
    text: "else v.batch_id end as wave",
    instead: "else 0 end as wave",
    alone: false,
  },
  {
    without: "waiting for a month's end",
    name: "complaints_told",
    text: "where (s.month + interval '1 month')::date <= p_day",
    instead: "",
    alone: false,
  },
  {
    without: "keeping back a month in which one has moved",
    name: "complaints_told",
    text: "and not exists (select from moved m where m.estate_id = s.estate_id and m.month = s.month)",
    instead: "",
    alone: false,
  },
];

/** Told groups of every world of three groups of up to nine complaints, each with what no group tells of. */
async function worlds(database: Database) {
  const counts = Array.from({ length: 1000 }, (_, at) => [Math.floor(at / 100), Math.floor(at / 10) % 10, at % 10]);
  const found = await database.asViewer({ scope: "all" }, (trx) =>
    sql<{ hidden: number }>`
      select figures.complaint_groups_hidden(array(
          select c.n::int from jsonb_array_elements_text(w.counts) with ordinality c (n, place) where c.n <> '0' order by c.place), 5) as hidden
      from jsonb_array_elements(${JSON.stringify(counts)}::jsonb) with ordinality w (counts, at) order by w.at`.execute(
      trx,
    ),
  );
  return found.rows.map(({ hidden }, at) => {
    const world = counts[at] ?? [];
    const place = (group: number) => world.slice(0, group + 1).filter((count) => count > 0).length;
    return { world, told: world.map((count, group) => (count > 0 && place(group) > hidden ? count : null)) };
  });
}

describeEngines("an attack on complaints by group", (database) => {
  const estateIds: number[] = [];
  beforeAll(async () => {
    const rows = fc.sample(fc.array(given, { minLength: 900, maxLength: 900 }), { seed: 11, numRuns: 1 })[0] ?? [];
    const estates = ESTATES.map((estate) => register(estate, "101"));
    await takeIn(
      database(),
      {
        estates: estates.flatMap((each) => each.estates),
        buildings: estates.flatMap((each) =>
          BUILDINGS.flatMap((building_code) => each.buildings.map((row) => ({ ...row, building_code }))),
        ),
      },
      { recordedAt: "2026-01-02T00:00:00Z" },
    );
    let withdrawn = 0;
    for (const [batch, day] of BATCHES.entries()) {
      const complaints = rows
        .filter((row) => row.batch === batch && row.day <= day)
        .map((row): Cells => ({
          estate_code: row.estate,
          complaint_no: `T${row.no}`,
          building_code: row.building,
          channel: row.channel,
          subject: row.subject,
          received_at: `${row.day} 10:00`,
        }));
      const { batchId } = await takeIn(database(), { complaints }, { recordedAt: `${day}T04:00:00Z` });
      if (batch === WITHDRAWN.batch) withdrawn = batchId ?? 0;
    }
    await importTables(database(), openWithdrawal(withdrawn, "误录"), {
      kind: "WITHDRAWAL",
      timeZone: "Asia/Shanghai",
      withdrawsBatchId: withdrawn,
      recordedAt: WITHDRAWN.at,
    });
    const found = await database().asViewer({ scope: "all" }, (trx) =>
      sql<{ id: number }>`select estate_id as id from estate order by estate_code`.execute(trx),
    );
    estateIds.push(...found.rows.map(({ id }) => id));
  });

  it("recovers no few, and finds enough that is told", async () => {
    const told = await answers(database(), estateIds);
    expect(attack(told)).toEqual([]);
    for (const by of GROUPS) expect([by, told.some((one) => one.by === by)]).toEqual([by, true]);
  });

  it("is told what these are, and the rest as one", async () => {
    const [from = "", to = ""] = PERIODS.at(-1) ?? [];
    const figures = await asCommittee(database(), estateIds, (trx) =>
      sql<{ by: string; key: string; codes: string; day: string; received: number }>`
        select b.by, s.group_key as key, e.codes::text as codes, d.day::text as day, s.received
        from ${CHOICES} cross join lateral figures.service_figures(b.by, ${from}, ${to}, d.day, d.known_at, e.codes, d.day) s`.execute(
        trx,
      ),
    );
    const told = (await answers(database(), estateIds)).filter((one) => one.from === from && one.to === to);
    const counts = ({ key }: { key: string }) => key !== "*";
    const line = (one: Omit<Told, "complaints" | "from" | "to">, count: number) =>
      [one.by, one.key, one.codes, one.day, count].join();
    expect(
      figures.rows
        .filter(counts)
        .map((one) => line(one, one.received))
        .sort(),
    ).toEqual(told.map((one) => line(one, one.complaints.size)).sort());
    expect(figures.rows.filter(({ key, received }) => key === "*" && received > 0).length).toBeGreaterThan(0);
  });

  it.each(PRECAUTIONS)("would recover some without $without", async ({ name, text, instead, alone }) => {
    const changed = (kept: string) => {
      expect(kept).toContain(text);
      return kept.replace(text, instead);
    };
    const found = await without(database(), name, changed, async () => attack(await answers(database(), estateIds)));
    expect(found.some((one) => alone !== one.includes(" from "))).toBe(true);
  });

  it("takes few together with so many that neither the rest nor the rule tells of them", async () => {
    const alike = new Map<string, number[][]>();
    for (const { world, told } of await worlds(database())) {
      const rest = world.filter((_, group) => told[group] === null).reduce((all, count) => all + count, 0);
      const all = world.reduce((sum, count) => sum + count, 0);
      // Where nothing is told of any group, the rest is the estate's own number.
      expect([world, few(rest) && rest < all]).toEqual([world, false]);
      // So many that no world has more of them tell nothing of what is likely.
      if (all > 13) continue;
      const looks = JSON.stringify([told, all]);
      alike.set(looks, [...(alike.get(looks) ?? []), world]);
    }
    const known = [...alike].flatMap(([looks, same]) =>
      [0, 1, 2]
        .filter((group) => {
          const counts = new Set(same.map((world) => world[group] ?? 0));
          return counts.size === 1 && [...counts].some(few);
        })
        .map((group) => `${looks} ${group}`),
    );
    expect(known).toEqual([]);
  });
});
