type Row<Columns extends string> = Readonly<Record<Columns, string>>;

export type EstateRow = Row<
  "estate_code" | "name" | "region" | "city_company" | "handed_over_on" | "exited_on" | "acceptor"
>;
export type BuildingRow = Row<"estate_code" | "building_code" | "name" | "property_type" | "steward" | "steward_from">;
export type UnitRow = Row<
  | "estate_code"
  | "building_code"
  | "unit_code"
  | "gross_area_m2"
  | "usable_area_m2"
  | "use"
  | "occupant_name"
  | "occupant_phone"
  | "occupant_kind"
>;
export type BillRow = Row<
  | "estate_code"
  | "bill_no"
  | "unit_code"
  | "party_code"
  | "liable_kind"
  | "occupancy"
  | "fee_class"
  | "fee_item"
  | "period_start"
  | "period_end"
  | "amount"
  | "issued_on"
  | "due_on"
  | "archive_no"
  | "entered_at"
>;
export type ReceiptRow = Row<
  | "estate_code"
  | "receipt_no"
  | "unit_code"
  | "party_code"
  | "kind"
  | "amount"
  | "channel"
  | "paid_on"
  | "fee_class"
  | "bill_no"
  | "purpose"
  | "reverses_receipt_no"
  | "banked_on"
  | "external_ref"
  | "archive_no"
  | "entered_at"
>;
export type ReceiptLineRow = Row<"estate_code" | "receipt_no" | "bill_no" | "amount">;
export type AdjustmentRow = Row<
  | "estate_code"
  | "adjustment_no"
  | "bill_no"
  | "kind"
  | "amount"
  | "effective_on"
  | "reason"
  | "approved_by"
  | "entered_at"
>;
export type VoidRow = Row<"estate_code" | "table" | "number" | "reason">;

/** Rows of one delivery by canonical table (INTAKE.md). */
export interface DemoTables {
  readonly estates: readonly EstateRow[];
  readonly buildings: readonly BuildingRow[];
  readonly units: readonly UnitRow[];
  readonly bills: readonly BillRow[];
  readonly receipts: readonly ReceiptRow[];
  readonly receipt_lines: readonly ReceiptLineRow[];
  readonly adjustments: readonly AdjustmentRow[];
  readonly voids: readonly VoidRow[];
}

/** One batch of the demo: what reached headquarters since the one before. */
export interface DemoStage {
  readonly label: string;
  readonly recordedAt: string;
  readonly tables: DemoTables;
}
