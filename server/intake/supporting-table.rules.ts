import type { TableName } from "./table.rules.ts";

export type SupportingTable =
  "fee_standards" | "control_totals" | "arrears_reasons" | "contacts" | "complaints" | "surveys" | "survey_responses";

/** How a table beside the ledger is stored. */
export interface Storage {
  readonly table: string;
  /** Columns of the file that are stored as they are, with their types. */
  readonly columns: Readonly<Record<string, string>>;
  /** Columns that say which thing a row is about: a later row of the same key is a new version of it. Absent: the whole row. */
  readonly key?: readonly string[];
  readonly building?: boolean;
  readonly unit?: boolean;
}

/** In the order in which a batch takes them in. */
export const SUPPORTING: Readonly<Record<SupportingTable, Storage>> = {
  fee_standards: {
    table: "fee_standard",
    building: true,
    columns: {
      use: "text",
      fee_item: "text",
      basis: "text",
      rate: "numeric",
      ratio: "numeric",
      area_from: "numeric",
      area_to: "numeric",
      cycle: "text",
      valid_from: "date",
      valid_to: "date",
    },
    key: ["building_code", "use", "fee_item", "area_from", "valid_from"],
  },
  control_totals: {
    table: "control_total",
    columns: { from_on: "date", to_on: "date", source: "text", channel: "text", figure: "text", amount: "bigint" },
    key: ["from_on", "to_on", "source", "channel", "figure"],
  },
  arrears_reasons: {
    table: "arrears_reason",
    unit: true,
    columns: { reason: "text", noted_on: "date" },
    key: ["unit_code", "noted_on"],
  },
  contacts: {
    table: "contact",
    unit: true,
    columns: {
      at: "timestamptz",
      channel: "text",
      direction: "text",
      action: "text",
      promised_amount: "bigint",
      promised_on: "date",
    },
  },
  complaints: {
    table: "complaint",
    building: true,
    columns: {
      complaint_no: "text",
      kind: "text",
      channel: "text",
      subject: "text",
      received_at: "timestamptz",
      responded_at: "timestamptz",
      settled_at: "timestamptz",
    },
    key: ["complaint_no"],
  },
  surveys: {
    table: "survey",
    building: true,
    columns: { survey_no: "text", channel: "text", sent_on: "date", sent: "int" },
    key: ["survey_no", "building_code", "channel"],
  },
  survey_responses: {
    table: "survey_response",
    building: true,
    columns: {
      response_no: "text",
      survey_no: "text",
      channel: "text",
      answered_on: "date",
      speed: "int",
      correctness: "int",
      manner: "int",
    },
    key: ["response_no"],
  },
};

export const isSupporting = (table: TableName): table is SupportingTable => Object.hasOwn(SUPPORTING, table);

export const SUPPORTING_TABLES: readonly SupportingTable[] = [
  "fee_standards",
  "control_totals",
  "arrears_reasons",
  "contacts",
  "complaints",
  "surveys",
  "survey_responses",
];
