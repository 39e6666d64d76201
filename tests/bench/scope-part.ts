import { sql } from "kysely";
import { HEADQUARTERS, type Database, type Trx } from "../../server/database/transaction.ts";
import { median, ms, ratio, times, type Line } from "./measure.ts";
import { timeOf } from "./processor-time.ts";
import { figure } from "./read-parts.ts";

/** Runs of one kind after another: whoever comes next in another role of the database has statements planned anew. */
const TOGETHER = 20;
const ROUNDS = 8;
const WARM_UP = 3;

const first = (count: number) => Array.from({ length: count }, (_unused, index) => index + 1);
const SCOPES: readonly (readonly [string, readonly number[]])[] = [
  ["1 estate", first(1)],
  ["20 estates", first(20)],
  ["20 of 300", first(20).map((estate) => estate * 14)],
  ["200 estates", first(200)],
  ["200 of 300", first(300).filter((estate) => estate % 3 !== 0)],
];

/**
 * A viewer's estates, kept by row security, against a filter by the same estates: of headquarters, whom no policy asks anything, and of
 * the owner, who passes row security by. Whole transactions in turns, by PostgreSQL's own processor time.
 */
export async function measureScopes(database: Database): Promise<Line[]> {
  const lines: Line[] = [];
  for (const [name, estateIds] of SCOPES) {
    const asked = (slice: object) => (trx: Trx) => figure("instant_money", "estate", slice).execute(trx);
    const [scoped, filtered, bare] = await inTurns(database, [
      () => database.asViewer({ scope: "estates", estateIds }, asked({})),
      () => database.asViewer(HEADQUARTERS, asked({ estates: estateIds })),
      () => database.asOwner(asked({ estates: estateIds })),
    ]);
    const told = `${ms(scoped)} ÷ ${ms(filtered)} = ${ratio(scoped / filtered)}; ÷ owner's ${ms(bare)} = ${ratio(scoped / bare)}`;
    lines.push({ part: "scope", measure: `row security ÷ explicit filter, ${name}`, value: told, aim: "≤ 1.1×" });
  }
  return lines;
}

type Work = () => Promise<unknown>;

/** Median of each kind of work over all rounds. */
async function inTurns(database: Database, kinds: readonly [Work, Work, Work]): Promise<[number, number, number]> {
  const taken: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < ROUNDS; round++)
    for (const [kind, work] of kinds.entries()) {
      // Transactions one after another get the same connection.
      const pid = await connection(database);
      taken[kind]?.push(...(await times(TOGETHER, work, WARM_UP, () => timeOf(pid))));
    }
  const middle = (each: readonly number[]) => median(each.toSorted((a, b) => a - b));
  return [middle(taken[0]), middle(taken[1]), middle(taken[2])];
}

const connection = (database: Database): Promise<number> =>
  database.asOwner(async (trx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx);
    const [row] = rows;
    if (row === undefined) throw new Error("no process");
    return row.pid;
  });
