import type { Cells } from "../intake/sources.ts";

/** The twelve months that are looked at, and two before them. */
export const WINDOW = ["2025-07-01", "2026-06-30"] as const;
const FIRST = new Date("2025-05-01T00:00:00Z");
export const MONTHS = 14;
export const UNITS = 24;

/** A day of the month with this place; day 31 of a shorter month is its last. */
export function dayOf(month: number, day: number): string {
  const last = new Date(Date.UTC(FIRST.getUTCFullYear(), FIRST.getUTCMonth() + month + 1, 0)).getUTCDate();
  const found = new Date(Date.UTC(FIRST.getUTCFullYear(), FIRST.getUTCMonth() + month, Math.min(day, last)));
  return found.toISOString().slice(0, 10);
}

export const monthOf = (month: number): string => dayOf(month, 1).slice(0, 7);

export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

export const yuan = (fen: number): string => (fen / 100).toFixed(2);

/** A fault that was planted, and what the rule must call it. */
export interface Label {
  readonly rule: string;
  readonly subject: string;
}

export interface Bill {
  readonly no: string;
  readonly unit: number;
  readonly month: number;
  fen: number;
  readonly cells: Cells;
}

export interface Receipt {
  unit: number | null;
  fen: number;
  on: string;
  kind: "PAYMENT" | "REVERSAL" | "REFUND" | "FAILED";
  channel: string;
  billNo: string;
  reverses: Receipt | null;
  /** Numbers of the series that are left out before it. */
  skips: number;
  cells: Cells;
}

/** A small generator of chance, so that a seed always tells the same story. */
export function chanceOf(seed: number): (below: number) => number {
  let state = (seed * 2_654_435_761) >>> 0 || 1;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const CHANNELS = ["CASH", "ONLINE", "BANK_TRANSFER", "BANK_COLLECTION"] as const;

/** The books of one estate as its billing system would export them; without faults until some are planted. */
export class EstateBook {
  readonly bills: Bill[] = [];
  readonly receipts: Receipt[] = [];
  readonly adjustments: Cells[] = [];
  readonly contacts: Cells[] = [];
  /** What finance states otherwise than the receipts say, by month. */
  readonly misstated = new Map<number, "COPY" | number>();
  readonly labels: Label[] = [];
  private readonly pending: (() => Label)[] = [];
  private readonly numbers = new Map<Receipt, string>();

  constructor(
    readonly code: string,
    seed: number,
    private readonly lastMonth = MONTHS - 1,
  ) {
    const chance = chanceOf(seed);
    for (let month = 0; month <= lastMonth; month++)
      for (let unit = 1; unit <= UNITS; unit++) {
        const bill = this.bill(unit, month, 200 * areaOf(unit));
        const channel = CHANNELS[unit % 4] ?? "CASH";
        // The bank collects on its day; others come when they like, before the bill is due.
        this.pay(bill, bill.fen, dayOf(month, channel === "BANK_COLLECTION" ? 8 : 2 + chance(22)), channel);
      }
  }

  bill(unit: number, month: number, fen: number, given: Cells = {}): Bill {
    const no = given["bill_no"] ?? `${this.code}-B${monthOf(month).replace("-", "")}-${String(unit).padStart(2, "0")}`;
    const bill = { no, unit, month, fen, cells: given };
    this.bills.push(bill);
    return bill;
  }

  pay(bill: Bill, fen: number, on: string, channel: string, cells: Cells = {}): Receipt {
    const receipt: Receipt = {
      unit: bill.unit,
      fen,
      on,
      kind: "PAYMENT",
      channel,
      billNo: bill.no,
      reverses: null,
      skips: 0,
      cells,
    };
    this.receipts.push(receipt);
    return receipt;
  }

  add(like: Receipt, change: Partial<Receipt>): Receipt {
    const receipt = { ...like, skips: 0, ...change };
    this.receipts.push(receipt);
    return receipt;
  }

  billOf(unit: number, month: number): Bill {
    const found = this.bills.find((bill) => bill.unit === unit && bill.month === month);
    if (found === undefined) throw new Error(`${this.code}: no bill of ${unit} in ${month}`);
    return found;
  }

  paymentOf(unit: number, month: number): Receipt {
    const { no } = this.billOf(unit, month);
    const found = this.receipts.find((receipt) => receipt.billNo === no);
    if (found === undefined) throw new Error(`${this.code}: no payment of ${unit} in ${month}`);
    return found;
  }

  remove(receipt: Receipt): void {
    this.receipts.splice(this.receipts.indexOf(receipt), 1);
  }

  waive(bill: Bill, fen: number, on: string): void {
    this.adjustments.push({
      adjustment_no: `${this.code}-A${this.adjustments.length + 1}`,
      bill_no: bill.no,
      kind: "WAIVER",
      amount: yuan(fen),
      effective_on: on,
      reason: "电梯停运",
      approved_by: "经理",
    });
  }

  /** Notes what must be found; numbers are known once the books are closed. */
  label(rule: string, subject: string | (() => string)): void {
    this.pending.push(() => ({ rule, subject: typeof subject === "string" ? subject : subject() }));
  }

  numberOf(receipt: Receipt): string {
    return this.numbers.get(receipt) ?? "";
  }

  /** The canonical tables; receipts are numbered in the order of their days. */
  tables(): Record<string, Cells[]> {
    let last = 0;
    for (const receipt of this.receipts.toSorted((a, b) => a.on.localeCompare(b.on))) {
      last += 1 + receipt.skips;
      this.numbers.set(receipt, `${this.code}-R${String(last).padStart(5, "0")}`);
    }
    this.labels.push(...this.pending.map((label) => label()));
    const own = (cells: Cells): Cells => ({ estate_code: this.code, ...cells });
    const units = Array.from({ length: UNITS }, (_, i) => i + 1);
    return {
      estates: [own({ name: `${this.code}小区` })],
      buildings: [own({ building_code: "01", name: "1号楼", property_type: "高层住宅" })],
      units: units.map((n) => own({ building_code: "01", unit_code: unitCode(n), gross_area_m2: String(areaOf(n)) })),
      fee_standards: [
        own({
          fee_item: "property_fee",
          basis: "GROSS_AREA",
          rate: "2.00",
          cycle: "MONTHLY",
          valid_from: "2025-01-01",
        }),
      ],
      bills: this.bills.map((bill) => own(this.billRow(bill))),
      receipts: this.receipts.map((receipt) => own(this.receiptRow(receipt))),
      adjustments: this.adjustments.map(own),
      contacts: this.contacts.map(own),
      control_totals: Array.from({ length: this.lastMonth + 1 }, (_, month) =>
        own({ month: monthOf(month), source: "FINANCE", figure: "RECEIVED", amount: yuan(this.statedIn(month)) }),
      ),
    };
  }

  private billRow({ no, unit, month, fen, cells }: Bill): Cells {
    return {
      bill_no: no,
      unit_code: unitCode(unit),
      fee_item: "property_fee",
      period_start: dayOf(month, 1),
      period_end: dayOf(month, 31),
      amount: yuan(fen),
      issued_on: dayOf(month, 1),
      due_on: dayOf(month, 25),
      ...cells,
    };
  }

  private receiptRow(receipt: Receipt): Cells {
    const { unit, fen, on, kind, channel, billNo, reverses, cells } = receipt;
    const no = this.numberOf(receipt);
    return {
      receipt_no: no,
      unit_code: unit === null ? "" : unitCode(unit),
      kind,
      amount: yuan(fen),
      channel,
      paid_on: on,
      bill_no: kind === "REVERSAL" || kind === "REFUND" ? "" : billNo,
      reverses_receipt_no: reverses === null ? "" : this.numberOf(reverses),
      banked_on: kind === "PAYMENT" ? on : "",
      external_ref: channel === "CASH" ? "" : `T${no}`,
      archive_no: `D${no}`,
      entered_at: `${on}T17:00:00+08:00`,
      ...cells,
    };
  }

  private statedIn(month: number): number {
    const otherwise = this.misstated.get(month) ?? 0;
    if (otherwise === "COPY") return this.statedIn(month - 1);
    const sign = { PAYMENT: 1, REVERSAL: -1, REFUND: -1, FAILED: 0 };
    const received = this.receipts.filter((receipt) => receipt.on.startsWith(monthOf(month)));
    return received.reduce((sum, { kind, fen }) => sum + sign[kind] * fen, otherwise);
  }
}

export const unitCode = (unit: number): string => `01-${String(unit).padStart(2, "0")}`;
/** The last unit is a shop of 1,500 m². */
const areaOf = (unit: number): number => (unit === UNITS ? 1500 : 100 + 3 * unit);
