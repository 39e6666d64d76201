import { sql } from "kysely";
import type { Comparing } from "./differing-rows.ts";

const DAYS = ["2026-01-20", "2026-01-31", "2026-02-14", "2026-05-31", "2027-12-31"];

/** Narrow the bills of a list by everything that cells know of a bill, and by some that they do not. */
function filtersOf(estate: number, building: string): Readonly<Record<string, unknown>>[] {
  const places = [
    {},
    { estate },
    { estate, building: Number(building) },
    { feeClass: "PARKING" },
    { feeItem: "repair" },
    { dueFrom: "2026-01-20", dueTo: "2026-02-20" },
    { amountFrom: 50 },
    { estate: null, dueTo: "2026-02-01", feeClass: "PROPERTY_FEE" },
  ];
  const states = [
    {},
    { statuses: ["OVERDUE"] },
    { statuses: ["UNPAID", "WRITTEN_OFF"] },
    { statuses: ["PAID"] },
    { statuses: ["WAIVED"] },
    { statuses: ["PAID", "WAIVED", "OVERDUE"] },
    { statuses: [] },
  ];
  return places.flatMap((place) => states.map((state) => ({ ...place, ...state })));
}

function slicesOf(estate: number, building: string): Readonly<Record<string, unknown>>[] {
  return [
    {},
    { estates: [estate] },
    { buildings: [Number(building)] },
    { uses: ["COMMERCIAL"], liableKinds: ["TENANT"] },
    { propertyTypes: ["MIXED_USE"], regions: ["north"], cityCompanies: [""] },
    { feeItems: ["repair"] },
  ];
}

/** Each question with one of the days, with the next one the next turn. */
const dayed = <Q>(questions: readonly Q[], turn: number): (Q & { readonly day: string })[] =>
  questions.map((question, index) => ({ ...question, day: DAYS[(index + turn) % DAYS.length] ?? "" }));

/** Where what is told of arrears and of lists of bills differs from its definition, in one snapshot; nowhere is what must be. */
export async function owedDifferences(
  comparing: Comparing,
  estate: number,
  building: string,
  turn: number,
): Promise<unknown[]> {
  const filters = filtersOf(estate, building).map((given) => ({ given }));
  const lists = dayed(filters, turn);
  const slices = slicesOf(estate, building);
  const arrears = dayed(
    slices.flatMap((given) => [null, "PROPERTY_FEE"].map((feeClass) => ({ given, feeClass }))),
    turn,
  );
  const day = sql`(q.value ->> 'day')::date`;
  const list = (name: string) => sql`figures.${sql.raw(name)}(q.value -> 'given', ${day}, null)`;
  const owed = (name: string) =>
    sql`figures.${sql.raw(name)}(${day}, null, q.value ->> 'feeClass', q.value -> 'given')`;
  return [
    ...(await comparing.differing(lists, { told: list("instant_bill_totals"), defined: list("bill_list_totals") })),
    ...(await comparing.differing(arrears, { told: owed("instant_arrears"), defined: owed("household_arrears") })),
  ];
}
