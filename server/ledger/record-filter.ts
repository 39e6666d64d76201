import type { RequestContext } from "../platform/context.ts";
import { inputError } from "../platform/input-error.ts";
import { estateAsked } from "../register/find-estate.ts";
import { buildingsLoader, findUnit } from "../register/register.loader.ts";
import type { BillFilter, ReceiptFilter } from "./record-list.input.ts";
import type { RecordQuery } from "./record-list.store.ts";

type Filter = RecordQuery["filter"];
type Given<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** The filter of bill_list.sql; what names nothing known is refused, since a slip of the pen would read as "there is none". */
export async function billFilterOf(
  context: RequestContext,
  given: Given<BillFilter> | null | undefined,
): Promise<Filter> {
  if (given == null) return {};
  const { statuses, feeItem, dueFrom, dueTo } = given;
  inOrder("due", dueFrom, dueTo);
  return present({
    ...(await sharedOf(context, given)),
    statuses: statuses?.length === 0 ? null : statuses,
    feeItem,
    dueFrom,
    dueTo,
  });
}

/** The filter of receipt_list.sql. */
export async function receiptFilterOf(
  context: RequestContext,
  given: Given<ReceiptFilter> | null | undefined,
): Promise<Filter> {
  if (given == null) return {};
  const { unidentified, kind, channel, paidFrom, paidTo } = given;
  inOrder("paid", paidFrom, paidTo);
  return present({ ...(await sharedOf(context, given)), unidentified, kind, channel, paidFrom, paidTo });
}

const LONGEST_TEXT = 64;

async function sharedOf(context: RequestContext, given: Given<BillFilter> | Given<ReceiptFilter>): Promise<Filter> {
  const { estate, building, householdCode, feeClass, amountFrom, amountTo } = given;
  const text = given.text?.trim() ?? "";
  if (text.length > LONGEST_TEXT) throw inputError("filter.text", `A text has at most ${LONGEST_TEXT} characters.`);
  if (amountFrom != null && amountTo != null && amountTo < amountFrom)
    throw inputError("filter.amountTo", "amountTo is below amountFrom: swap them.");
  return {
    ...(estate != null && { estate: await estateAsked(context, estate, "filter.estate") }),
    ...(building != null && { building: await buildingIdOf(context, estate, building) }),
    ...(householdCode != null && (await householdOf(context, householdCode))),
    feeClass,
    amountFrom: amountFrom?.toString(),
    amountTo: amountTo?.toString(),
    text: text === "" ? null : text,
  };
}

const present = (filter: Filter): Filter =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== null && value !== undefined));

function inOrder(name: "due" | "paid", from: string | null | undefined, to: string | null | undefined): void {
  if (from != null && to != null && to < from)
    throw inputError(`filter.${name}To`, `${name}To (${to}) is before ${name}From (${from}): swap them.`);
}

async function buildingIdOf(context: RequestContext, estate: string | null | undefined, code: string): Promise<string> {
  if (estate == null) throw inputError("filter.estate", "A building's code is one of its estate's: name that too.");
  const buildings = await context.load(buildingsLoader, await estateAsked(context, estate, "filter.estate"));
  const found = buildings.find((building) => building.code === code);
  if (found === undefined) throw inputError("filter.building", `Estate ${estate} has no building ${code}.`);
  return String(found.buildingId);
}

async function householdOf(context: RequestContext, code: string): Promise<Filter> {
  const unit = await context.read((trx) => findUnit(trx, code));
  if (unit === null)
    throw inputError("filter.householdCode", `There is no household ${code}: write estate code / unit code.`);
  return { estate: unit.estateId, unit: String(unit.unitId) };
}
