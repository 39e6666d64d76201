import type {
  BillFilter,
  BillSort,
  BillStatus,
  Channel,
  FeeClass,
  ReceiptFilter,
  ReceiptKind,
  ReceiptSort,
} from "../api/generated/graphql.ts";
import { isDay } from "../format/period.ts";
import { fenOf } from "../format/money.ts";

export const LISTS = ["bills", "receipts"] as const;
export type List = (typeof LISTS)[number];

export const STATUSES: readonly BillStatus[] = ["OVERDUE", "UNPAID", "PAID", "WAIVED", "WRITTEN_OFF"];
export const FEE_CLASSES: readonly FeeClass[] = ["PROPERTY_FEE", "PARKING", "PASS_THROUGH", "LATE_FEE", "OTHER"];
export const KINDS: readonly ReceiptKind[] = ["PAYMENT", "REVERSAL", "REFUND", "FAILED"];
export const CHANNELS: readonly Channel[] = ["CASH", "CARD", "ONLINE", "BANK_TRANSFER", "BANK_COLLECTION"];

/** The order of a list: by day or amount, from the latest or largest down, or up. */
export const SORTS = ["-day", "day", "-amount", "amount"] as const;
export type Sort = (typeof SORTS)[number];

/** What the lists show; texts are empty and lists are empty where nothing narrows. */
export interface RecordsView {
  readonly list: List;
  readonly text: string;
  readonly estate: string;
  readonly building: string;
  readonly feeClass: FeeClass | null;
  readonly feeItem: string;
  readonly statuses: readonly BillStatus[];
  readonly kind: ReceiptKind | null;
  readonly channel: Channel | null;
  readonly unidentified: boolean;
  /** First and last day: of being due, or of payment. */
  readonly from: string;
  readonly to: string;
  /** In yuan, as typed. */
  readonly least: string;
  readonly most: string;
  readonly sort: Sort;
  /** The day that states are of; null for today. */
  readonly asOf: string | null;
}

const wordIn = <W extends string>(words: readonly W[], text: string | null): W | null =>
  words.find((word) => word === text) ?? null;

/** Reads an address; what it cannot read counts as not said. */
export function readRecordsView(search: URLSearchParams): RecordsView {
  const text = (name: string) => search.get(name) ?? "";
  const day = (name: string) => (isDay(text(name)) ? text(name) : "");
  const amount = (name: string) => (fenOf(text(name)) === null ? "" : text(name));
  return {
    list: wordIn(LISTS, search.get("list")) ?? "bills",
    text: text("q"),
    estate: text("estate"),
    building: text("building"),
    feeClass: wordIn(FEE_CLASSES, search.get("feeClass")),
    feeItem: text("feeItem"),
    statuses: STATUSES.filter((status) => search.getAll("status").includes(status)),
    kind: wordIn(KINDS, search.get("kind")),
    channel: wordIn(CHANNELS, search.get("channel")),
    unidentified: search.get("unidentified") === "yes",
    from: day("from"),
    to: day("to"),
    least: amount("least"),
    most: amount("most"),
    sort: wordIn(SORTS, search.get("sort")) ?? "-day",
    asOf: day("asOf") === "" ? null : day("asOf"),
  };
}

/** Writes a view into an address, leaving alone what is not of the lists. */
export function writeRecordsView(search: URLSearchParams, view: RecordsView): URLSearchParams {
  const changed = new URLSearchParams(search);
  const say = (name: string, value: string | null) =>
    value === null || value === "" ? changed.delete(name) : changed.set(name, value);
  say("list", view.list === "bills" ? null : view.list);
  say("q", view.text);
  say("estate", view.estate);
  say("building", view.estate === "" ? null : view.building);
  say("feeClass", view.feeClass);
  say("feeItem", view.feeItem);
  changed.delete("status");
  for (const status of view.statuses) changed.append("status", status);
  say("kind", view.kind);
  say("channel", view.channel);
  say("unidentified", view.unidentified ? "yes" : null);
  say("from", view.from);
  say("to", view.to);
  say("least", view.least);
  say("most", view.most);
  say("sort", view.sort === "-day" ? null : view.sort);
  say("asOf", view.asOf);
  return changed;
}

export const NOTHING_NARROWED = {
  text: "",
  estate: "",
  building: "",
  feeClass: null,
  feeItem: "",
  statuses: [],
  kind: null,
  channel: null,
  unidentified: false,
  from: "",
  to: "",
  least: "",
  most: "",
} as const;

/** Whether there is anything to clear. */
export const isNarrowed = (view: RecordsView): boolean =>
  JSON.stringify({ ...view, ...NOTHING_NARROWED }) !== JSON.stringify(view);

const given = (text: string): string | undefined => (text === "" ? undefined : text);

function shared(view: RecordsView) {
  return {
    estate: given(view.estate),
    building: view.estate === "" ? undefined : given(view.building),
    feeClass: view.feeClass,
    amountFrom: fenOf(view.least),
    amountTo: fenOf(view.most),
    text: given(view.text),
  };
}

export function billFilterOf(view: RecordsView): BillFilter {
  const { statuses, feeItem, from, to } = view;
  return {
    ...shared(view),
    statuses: statuses.length === 0 ? null : [...statuses],
    feeItem: given(feeItem),
    dueFrom: given(from),
    dueTo: given(to),
  };
}

export function receiptFilterOf(view: RecordsView): ReceiptFilter {
  const { kind, channel, unidentified, from, to } = view;
  return {
    ...shared(view),
    kind,
    channel,
    unidentified: unidentified || null,
    paidFrom: given(from),
    paidTo: given(to),
  };
}

export const BILL_SORTS: Readonly<Record<Sort, BillSort>> = {
  "-day": "DUE_LATEST",
  day: "DUE_EARLIEST",
  "-amount": "AMOUNT_LARGEST",
  amount: "AMOUNT_SMALLEST",
};

export const RECEIPT_SORTS: Readonly<Record<Sort, ReceiptSort>> = {
  "-day": "PAID_LATEST",
  day: "PAID_EARLIEST",
  "-amount": "AMOUNT_LARGEST",
  amount: "AMOUNT_SMALLEST",
};
