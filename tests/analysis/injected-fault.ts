import type { Segment } from "../../server/collection/statistics/decomposition.rules.ts";
import type { Sliced } from "../../server/collection/statistics/stand-out.rules.ts";
import { stream, type Stream } from "../../server/collection/statistics/chance-stream.rules.ts";

/** A bill with what it can be sliced by. */
interface Bill {
  readonly of: Readonly<Record<string, string>>;
  readonly due: number;
  /** Chance that it is paid by the as-of date. */
  readonly chance: number;
}

export interface Fault {
  readonly dimension: string;
  readonly key: string;
  /** Share of the payments that fail to come. */
  readonly size: number;
}

export interface Injected {
  readonly fault: Fault;
  readonly sliced: readonly Sliced[];
  readonly change: number;
  /** Segments of any dimension that hold exactly the same bills as the fault's: naming them is as right. */
  readonly same: readonly string[];
}

const TYPES = ["HIGH_RISE_RESIDENTIAL", "MIXED_USE", "INDUSTRIAL_PARK", "PUBLIC_FACILITY"];
/** Share of bills that are decided anew; the others go as they went the period before. */
const CHURN = 0.4;
const DIMENSIONS = ["ESTATE", "BUILDING", "PROPERTY_TYPE", "FEE_ITEM", "LIABLE_KIND", "AGE"];

/** 16 estates of 4 types with 4 or 5 buildings of 20 to 40 households, each with bills of three months and one or two items. */
function billsOf(next: Stream): Bill[] {
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return Array.from({ length: 16 }, (_estate, e) => {
    const level = 0.78 + 0.16 * next();
    return Array.from({ length: whole(4, 5) }, (_building, b) =>
      Array.from({ length: whole(20, 40) }, () => householdBills(next, whole, { e, b, level })),
    );
  }).flat(3);
}

interface Place {
  readonly e: number;
  readonly b: number;
  readonly level: number;
}

function householdBills(next: Stream, whole: (from: number, to: number) => number, { e, b, level }: Place): Bill[] {
  const draw = next();
  const kind = draw < 0.72 ? "OWNER" : draw < 0.92 ? "TENANT" : "DEVELOPER";
  const items = next() < 0.35 ? ["FEE", "LIFT"] : ["FEE"];
  // Most nearly always pay, some when they are reminded, a few hardly ever: bills of one household are alike.
  const patience = next();
  const mood = patience < level - 0.12 ? 0.97 : patience < level + 0.03 ? 0.8 : 0.1;
  const size = whole(150, 450) * 100;
  return [0, 1, 2].flatMap((month) =>
    items.map((item) => ({
      of: {
        ESTATE: `E${e}`,
        BUILDING: `E${e}/${b}`,
        PROPERTY_TYPE: TYPES[e % 4] ?? "",
        FEE_ITEM: item,
        LIABLE_KIND: kind,
        AGE: String(month),
      },
      due: item === "FEE" ? size : Math.round(size / 5),
      chance: mood,
    })),
  );
}

/** A change of a quarter's rate that lies in one segment; everything else changes by chance alone. */
export function inject(seed: string): Injected {
  const next = stream(seed);
  const bills = billsOf(next);
  const dimension = DIMENSIONS[Math.floor(next() * DIMENSIONS.length)] ?? "ESTATE";
  const keys = [...new Set(bills.map(({ of }) => of[dimension] ?? ""))];
  const fault = { dimension, key: keys[Math.floor(next() * keys.length)] ?? "", size: 0.2 + 0.25 * next() };
  const hit = ({ of }: Bill): boolean => of[dimension] === fault.key;
  const before = bills.map((bill) => next() < bill.chance);
  const after = bills.map((bill, at) => {
    const again = next() < CHURN ? next() < bill.chance : before[at] === true;
    return again && !(hit(bill) && next() < fault.size);
  });
  const sliced = DIMENSIONS.map((one) => ({ dimension: one, segments: segmentsOf(bills, before, after, one) }));
  const whole = sliced[0]?.segments ?? [];
  const sum = (of: (segment: Segment) => bigint): number => Number(whole.reduce((total, one) => total + of(one), 0n));
  const change =
    sum((s) => s.after.paid) / sum((s) => s.after.due) - sum((s) => s.before.paid) / sum((s) => s.before.due);
  const same = DIMENSIONS.flatMap((one) =>
    [...new Set(bills.map(({ of }) => of[one] ?? ""))]
      .filter((key) => bills.every((bill) => hit(bill) === (bill.of[one] === key)))
      .map((key) => `${one} ${key}`),
  );
  return { fault, sliced, change, same };
}

function segmentsOf(
  bills: readonly Bill[],
  before: readonly boolean[],
  after: readonly boolean[],
  by: string,
): Segment[] {
  const sums = new Map<string, { due: bigint; before: bigint; after: bigint }>();
  for (const [index, { of, due }] of bills.entries()) {
    const sum = sums.get(of[by] ?? "") ?? { due: 0n, before: 0n, after: 0n };
    sum.due += BigInt(due);
    if (before[index] === true) sum.before += BigInt(due);
    if (after[index] === true) sum.after += BigInt(due);
    sums.set(of[by] ?? "", sum);
  }
  return [...sums].map(([key, sum]) => ({
    key,
    before: { paid: sum.before, due: sum.due },
    after: { paid: sum.after, due: sum.due },
  }));
}
