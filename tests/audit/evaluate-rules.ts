import { sql } from "kysely";
import { HEADQUARTERS, type Database } from "../../server/database/transaction.ts";
import { takeIn, type Cells } from "../intake/sources.ts";
import { EstateBook, monthOf, WINDOW, type Label } from "./estate-book.ts";
import { addUsual, ESTATE_FAULTS, HOUSEHOLD_FAULTS } from "./planted-faults.ts";

/** How a rule did on a ledger whose faults are known. */
export interface Score {
  readonly rule: string;
  readonly planted: number;
  /** Planted faults that were found. */
  readonly found: number;
  /** What was found beside them. */
  readonly beside: readonly string[];
  /** What was planted and not found. */
  readonly missed: readonly string[];
}

/** Of its hits how many were planted; null without a hit. */
export const precisionOf = ({ found, beside }: Score): number | null =>
  found + beside.length === 0 ? null : found / (found + beside.length);
/** Of what was planted how much was found; null where nothing was. */
export const recallOf = ({ planted, found }: Score): number | null => (planted === 0 ? null : found / planted);

/**
 * Books of so many rounds: one estate with faults of households, one with faults of months, one whose records stop, and one in which
 * all is as usual.
 */
function booksOf(rounds: number): EstateBook[] {
  return Array.from({ length: rounds }, (_, round) => {
    const [households, months, stopped, usual] = ["H", "M", "S", "U"].map(
      (kind, place) => new EstateBook(`${kind}${round + 1}`, round * 4 + place + 1, kind === "S" ? 10 : 13),
    );
    if (households === undefined || months === undefined || stopped === undefined || usual === undefined) return [];
    for (const plant of Object.values(HOUSEHOLD_FAULTS)) plant(households);
    for (const plant of Object.values(ESTATE_FAULTS)) plant(months);
    months.label("bridge_not_closing", monthOf(2));
    months.label("collection_falling", `ON_TIME/${monthOf(8)}`);
    stopped.label("records_stopped", stopped.code);
    for (const book of [households, months, usual]) addUsual(book);
    return [households, months, stopped, usual];
  }).flat();
}

/** Takes a ledger with planted faults in, runs every rule over it, and compares. */
export async function evaluateRules(database: Database, rounds: number): Promise<Score[]> {
  const books = booksOf(rounds);
  const tables: Record<string, Cells[]> = {};
  for (const book of books)
    for (const [table, rows] of Object.entries(book.tables())) (tables[table] ??= []).push(...rows);
  await takeIn(database, tables);
  await unbalance(database);
  await warn(database);
  const planted = books.flatMap((book) => book.labels.map((label) => ({ ...label, estate: book.code })));
  const { rules, hits } = await runRules(database);
  return rules.map((rule) => scoreOf(rule, planted, hits));
}

interface Placed extends Label {
  readonly estate: string;
}

function scoreOf(rule: string, planted: readonly Placed[], hits: readonly Placed[]): Score {
  const keysOf = (all: readonly Placed[]) =>
    new Set(all.filter((one) => one.rule === rule).map((one) => `${one.estate} ${one.subject}`));
  const [wanted, got] = [keysOf(planted), keysOf(hits)];
  return {
    rule,
    planted: wanted.size,
    found: wanted.intersection(got).size,
    beside: [...got.difference(wanted)],
    missed: [...wanted.difference(got)],
  };
}

/** A posting that came past the ledger's door, in each estate with faults of months. */
async function unbalance(database: Database): Promise<void> {
  await database.asServer(HEADQUARTERS, (trx) =>
    sql`
      insert into posting (estate_id, account_id, receipt_id, kind, effective_on, amount, batch_id)
      select distinct on (p.estate_id) p.estate_id, p.account_id, p.receipt_id, p.kind, p.effective_on, -1, p.batch_id
      from posting p join estate e on e.estate_id = p.estate_id
      where e.estate_code like 'M%' and p.kind = 'CASH' and to_char(p.effective_on, 'YYYY-MM') = ${monthOf(2)}
      order by p.estate_id, p.posting_id`.execute(trx),
  );
}

/** What early warning would have found in each estate with faults of months, and of the others a warning that ended. */
async function warn(database: Database): Promise<void> {
  const since = `${monthOf(8)}-01`;
  await database.asServer(HEADQUARTERS, async (trx) => {
    await sql`
      insert into warning_found (estate_id, rate, as_of, signal, at_month, since_month, expected, observed, found_at)
      select e.estate_id, 'ON_TIME', ${WINDOW[1]}, 'POINT', ${since}, ${since}, 0.95, 0.80, '2026-07-01T00:00:00Z' from estate e`.execute(
      trx,
    );
    await sql`
      insert into warning_found (estate_id, rate, as_of, found_at)
      select e.estate_id, 'ON_TIME', ${WINDOW[1]}, '2026-07-02T00:00:00Z' from estate e where e.estate_code not like 'M%'`.execute(
      trx,
    );
  });
}

async function runRules(database: Database): Promise<{ rules: string[]; hits: Placed[] }> {
  return database.asViewer(HEADQUARTERS, async (trx) => {
    const rules = await sql<{ code: string }>`select code from figures.audit_rule order by code`.execute(trx);
    const hits = await sql<Placed>`
      select e.estate_code as estate, h.rule, h.subject
      from figures.audit_hits(array(select code from figures.audit_rule), array(select estate_id from estate), ${WINDOW[0]}, ${WINDOW[1]}) h
      join estate e on e.estate_id = h.estate_id`.execute(trx);
    return { rules: rules.rows.map(({ code }) => code), hits: hits.rows };
  });
}
