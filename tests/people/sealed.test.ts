import "reflect-metadata";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { expect, it } from "vitest";
import { changeDataKey } from "../../server/database/change-data-key.ts";
import { unlock } from "../../server/database/data-secret.ts";
import { sealPlainRows } from "../../server/database/seal-plain-rows.ts";
import { HEADQUARTERS, type Database, type Trx } from "../../server/database/transaction.ts";
import type { Login } from "../../server/people/login.rules.ts";
import { readPeople } from "../../server/people/person-list.store.ts";
import { addPerson, findPerson } from "../../server/people/person.store.ts";
import { dataKey, keyIdOf, openEnvelope, sealText, type KeyRing } from "../../server/platform/envelope.ts";
import { keyFileOf, makeKey, readKeyRing } from "../../server/platform/key-ring.ts";
import { maskedName, maskedPhone } from "../../server/platform/mask.rules.ts";
import { readOccupant } from "../../server/register/occupant.store.ts";
import { openRows, takeIn } from "../intake/sources.ts";
import { describeEngines } from "../support/engines.ts";
import { TEST_DATA_KEY } from "../support/unlocked.ts";

/** What names or reaches a person, as the files say it. */
const PLANTED = [
  "欧阳种树",
  "13987650001",
  "司徒慢行",
  "13987650002",
  "上官补交",
  "13987650003",
  "诸葛管事",
  "答应月底交清",
  "13987650004",
  "guanshi@example.com",
];

const own = { estate_code: "P1" };
const unit = (code: string, name: string, phone: string, area = "100") => ({
  ...own,
  building_code: "1",
  unit_code: code,
  gross_area_m2: area,
  occupant_name: name,
  occupant_phone: phone,
});

const TABLES = {
  estates: [{ ...own, name: "封存苑" }],
  buildings: [{ ...own, building_code: "1", name: "1号楼", property_type: "高层住宅" }],
  units: [unit("101", "欧阳种树", "13987650001"), unit("102", "司徒慢行", "13987650002", "许多")],
  contacts: [
    {
      ...own,
      unit_code: "101",
      at: "2026-01-05 10:00",
      channel: "电话",
      direction: "发出",
      action: "催缴",
      content: "欧阳种树答应月底交清",
      outcome: "已承诺",
      by: "诸葛管事",
    },
  ],
};

/** Tables in whose rows a text stands, in any column. */
async function holding(database: Database, texts: readonly string[]): Promise<string[]> {
  return database.asOwner(async (trx) => {
    await sql`select app_ctx('all', '')`.execute(trx);
    const { rows: tables } = await sql<{ name: string }>`
      select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('public', 'figures') and c.relkind in ('r', 'p')`.execute(trx);
    const found: string[] = [];
    for (const { name } of tables)
      for (const text of texts) {
        const { rows } = await sql`select 1 from ${sql.raw(name)} r where strpos(r::text, ${text}) > 0 limit 1`.execute(
          trx,
        );
        if (rows.length > 0) found.push(`${name}: ${text}`);
      }
    return found;
  });
}

const addStaff = (trx: Trx, login: Login) =>
  addPerson(trx, { name: "管事", login, now: new Date("2026-01-05T00:00:00Z") });

const occupant = (database: Database, unitCode: string) =>
  database.asViewer(HEADQUARTERS, (trx) => readOccupant(trx, "P1", unitCode));

it("masks names and phones", () => {
  expect([" 王先生", "O'Neil", "", null].map(maskedName)).toEqual(["王**", "O**", null, null]);
  expect(["13912345678", "139-1234-5678", "8765432", " ", null].map(maskedPhone)).toEqual([
    "139****5678",
    "139****5678",
    "****",
    null,
    null,
  ]);
});

it("opens an envelope at its place, whole, and under its key alone", () => {
  const [key, other] = [dataKey(Buffer.alloc(32, 1)), dataKey(Buffer.alloc(32, 2))];
  const sealed = sealText(key, "王先生", "here");
  expect(sealText(key, "王先生", "here")).not.toBe(sealed);
  expect(openEnvelope([other, key], sealed, "here")).toBe("王先生");
  expect(() => openEnvelope([key], sealed, "there")).toThrow("was changed or moved");
  const changed = sealed[20] === "A" ? "B" : "A";
  expect(() => openEnvelope([key], sealed.slice(0, 20) + changed + sealed.slice(21), "here")).toThrow(
    "was changed or moved",
  );
  expect(() => openEnvelope([other], sealed, "here")).toThrow(`sealed under the data key ${key.id}, which is not here`);
});

it("keeps the key beside the embedded database for its owner alone, and asks for it in production on PostgreSQL", () => {
  const dataDir = mkdtempSync(join(tmpdir(), "data-key-"));
  const place = { databaseUrl: undefined, dataDir, dataKey: undefined };
  expect(readKeyRing(place)).toBeNull();
  const [made] = makeKey(place);
  expect(readKeyRing(place)?.map(({ id }) => id)).toEqual([made.id]);
  expect(statSync(keyFileOf(place)).mode & 0o777).toBe(0o600);
  expect(readFileSync(keyFileOf(place), "utf8")).toBe(`${made.bytes.toString("hex")}\n`);
  writeFileSync(keyFileOf(place), "no key");
  expect(() => readKeyRing(place)).toThrow("data.key must hold 64 hexadecimal digits");
  const remote = { databaseUrl: "postgres://there", dataDir };
  expect(() => readKeyRing({ ...remote, dataKey: undefined })).toThrow("data.key must hold 64 hexadecimal digits");
  expect(() => readKeyRing({ ...remote, dataKey: undefined }, { NODE_ENV: "production" })).toThrow("Set DATA_KEY");
  rmSync(dataDir, { recursive: true });
  expect(readKeyRing({ ...remote, dataKey: undefined })).toBeNull();
  expect(readKeyRing({ ...remote, dataKey: `${"0".repeat(64)},${"1".repeat(64)}` })).toHaveLength(2);
});

describeEngines("personal data at rest", (database) => {
  const asPeople = <T>(work: (trx: Trx) => Promise<T>) => database().asServer({ scope: "people" }, work);

  it("stands in no table in plain, after import, quarantine and resubmission", async () => {
    await takeIn(database(), TABLES);
    const [aside] = await openRows(database());
    expect(aside?.content).toMatchObject({ occupant_name: "司徒慢行", occupant_phone: "13987650002" });
    await takeIn(database(), { units: [unit("103", "上官补交", "13987650003"), unit("104", "", "")] });
    await takeIn(database(), { units: [unit("102", "司徒慢行", "13987650002")] }, { kind: "RESUBMISSION" });
    await asPeople((trx) => addStaff(trx, { phone: "13987650004" }));
    await asPeople((trx) => addStaff(trx, { email: "guanshi@example.com" }));
    expect(await holding(database(), ["封存苑"])).toEqual(["estate_version: 封存苑"]);
    expect(await holding(database(), PLANTED)).toEqual([]);
    expect(await occupant(database(), "103")).toEqual({ name: "上官补交", phone: "13987650003" });
    expect(await occupant(database(), "104")).toBeNull();
  });

  it("is recognised without being opened: the same again changes nothing, and a changed phone is a new version", async () => {
    expect((await takeIn(database(), TABLES)).tables["contacts"]).toMatchObject({ unchanged: 1 });
    const { batchId, reasons } = await takeIn(database(), { units: [TABLES.units[1] ?? {}] });
    // What was put aside has been settled by 102's later row: it is recognised, and no news.
    expect([batchId, reasons]).toEqual([null, {}]);
    const { occupant_name: _name, ...phoneAlone } = unit("101", "", "13987650009");
    await takeIn(database(), { units: [phoneAlone] });
    expect(await occupant(database(), "101")).toEqual({ name: "欧阳种树", phone: "13987650009" });
  });

  it("finds staff by what they sign in with, without opening anybody's", async () => {
    const found = async (text: string) => {
      const people = await asPeople((trx) => readPeople(trx, { text, after: null, personId: null }, 9));
      return people.map(({ phone, email }) => [phone, email]);
    };
    expect(await found("139-8765-0004")).toEqual([["13987650004", null]]);
    expect(await found("Guanshi@example.com")).toEqual([[null, "guanshi@example.com"]]);
    expect(await found("guanshi@")).toEqual([]);
    expect(await asPeople((trx) => findPerson(trx, { email: "13987650004" }))).toBeUndefined();
    await expect(asPeople((trx) => addStaff(trx, { phone: "13987650004" }))).rejects.toThrow("person_phone_digest_key");
  });

  it("does not open beside another household", async () => {
    await database().asOwner(async (trx) => {
      await sql`select app_ctx('all', '')`.execute(trx);
      await sql`update occupant o set sealed = (select s.sealed from occupant s
          where s.unit_id = (select unit_id from unit where unit_code = '101') order by s.version_id desc limit 1)
        where o.unit_id = (select unit_id from unit where unit_code = '103')`.execute(trx);
    });
    await expect(occupant(database(), "103")).rejects.toThrow("was changed or moved");
    await takeInAnew();
  });

  /** Puts right what the test before moved. */
  const takeInAnew = () =>
    database().asOwner(async (trx) => {
      await sql`select app_ctx('all', '')`.execute(trx);
      await sql`delete from occupant where unit_id = (select unit_id from unit where unit_code = '103')`.execute(trx);
    });

  it("is refused in plain by the database, and sealed where an earlier version left it", async () => {
    const plain = sql`insert into occupant (estate_id, unit_id, batch_id, name, phone)
      select estate_id, unit_id, 1, '上官补交', '13987650003' from unit where unit_code = '103'`;
    const asOwner = (run: (trx: Parameters<Parameters<Database["asOwner"]>[0]>[0]) => Promise<unknown>) =>
      database().asOwner(async (trx) => {
        await sql`select app_ctx('all', '')`.execute(trx);
        await run(trx);
      });
    await expect(asOwner((trx) => plain.execute(trx))).rejects.toThrow("occupant_sealed");
    await database().runScript(`
      alter table occupant drop constraint occupant_sealed;
      alter table quarantine_content drop constraint quarantine_content_sealed;
      alter table contact_content drop constraint contact_content_sealed;
      alter table person drop constraint person_sealed`);
    await asOwner(async (trx) => {
      await plain.execute(trx);
      await sql`update quarantine_content set sealed = null, value = '许多', content = '{"occupant_name": "司徒慢行"}'`.execute(
        trx,
      );
      await sql`update contact_content set sealed = null, content = '答应月底交清', outcome = '', spoken_by = '诸葛管事'`.execute(
        trx,
      );
    });
    await database().asOwner(async (trx) => {
      await sql`select app_ctx('people', '')`.execute(trx);
      await sql`update person set sealed = null, phone_digest = null, phone = '13987650004'
        where phone_digest is not null`.execute(trx);
      await sql`update person set sealed = null, email_digest = null, email = 'guanshi@example.com'
        where email_digest is not null`.execute(trx);
    });
    expect((await holding(database(), PLANTED)).length).toBeGreaterThan(0);
    await sealPlainRows(database());
    expect(await holding(database(), PLANTED)).toEqual([]);
    expect(await occupant(database(), "103")).toEqual({ name: "上官补交", phone: "13987650003" });
    expect(await asPeople((trx) => findPerson(trx, { phone: "13987650004" }))).toMatchObject({ name: "管事" });
    await asOwner(async (trx) => {
      const masked = sql`select o.masked_name, o.masked_phone from occupant o join unit u on u.estate_id = o.estate_id and u.unit_id = o.unit_id
        where u.unit_code = '103'`;
      expect((await masked.execute(trx)).rows).toEqual([{ masked_name: "上**", masked_phone: "139****0003" }]);
    });
  });

  it("changes its key, and needs the old one no more", async () => {
    const old = dataKey(Buffer.from(TEST_DATA_KEY, "hex"));
    const anew = dataKey(Buffer.alloc(32, 3));
    const keys = (ring: KeyRing) => ({ ring, make: () => ring, kept: "DATA_KEY" });
    await expect(unlock(database(), keys([anew]))).rejects.toThrow(
      `DATA_KEY is not the key of this database: personal data is sealed under the key ${old.id}, not ${anew.id}. Nothing was changed.`,
    );
    const rows = await changeDataKey(database(), [anew, old]);
    expect(rows).toBeGreaterThan(4);
    const ids = await database().asOwner(async (trx) => {
      await sql`select app_ctx('all', '')`.execute(trx);
      const { rows: sealed } = await sql<{ sealed: string }>`select sealed from occupant
        union all select sealed from quarantine_content union all select sealed from contact_content
        union all select sealed from data_secret union all select sealed from person`.execute(trx);
      return new Set(sealed.map((row) => keyIdOf(row.sealed)));
    });
    expect(ids).toEqual(new Set([anew.id]));
    const vault = await unlock(database(), keys([anew]));
    await expect(unlock(database(), keys([old]))).rejects.toThrow("is not the key of this database");
    const [same, before] = await database().asViewer(HEADQUARTERS, async (trx) => [
      vault.digest("x"),
      trx.vault.digest("x"),
    ]);
    expect(same).toBe(before);
    expect(await changeDataKey(database(), [anew])).toBe(0);
  });
});
