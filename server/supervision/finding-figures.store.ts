import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import { FindingFigures, FindingRate, type FindingGroup } from "./finding-figures.type.ts";

export interface FiguresAsked {
  readonly by: FindingGroup;
  readonly from: string;
  readonly to: string;
  readonly asOf: string;
  /** Codes; null for all. */
  readonly estates: readonly string[] | null;
  /** Null for all. */
  readonly severities: readonly string[] | null;
  /** Null for all. */
  readonly sources: readonly string[] | null;
}

interface Row {
  readonly key: string;
  readonly label: string;
  readonly raised: number;
  readonly accepted: number;
  readonly overdue: number;
  readonly dueOriginal: number;
  readonly onTimeOriginal: number;
  readonly dueExtended: number;
  readonly onTimeExtended: number;
  readonly submitted: number;
  readonly firstPass: number;
  readonly recurred: number;
  readonly medianDays: string | null;
  readonly closedRate: string | null;
  readonly onTimeRate: string | null;
  readonly onTimeExtendedRate: string | null;
  readonly firstPassRate: string | null;
  readonly recurrenceRate: string | null;
}

const listed = (words: readonly string[] | null) => sql`${words === null ? null : [...words]}::text[]`;

/** Figures of findings by group, in order of key; a group without findings is not among them. */
export async function readFindingFigures(
  trx: Trx,
  { by, from, to, asOf, estates, severities, sources }: FiguresAsked,
): Promise<FindingFigures[]> {
  const found = await sql<Row>`
    select f.group_key as key, f.label, f.raised, f.accepted, f.overdue, f.due_original as "dueOriginal", f.on_time_original as "onTimeOriginal",
      f.due_extended as "dueExtended", f.on_time_extended as "onTimeExtended", f.submitted, f.first_pass as "firstPass", f.recurred,
      f.median_days as "medianDays", figures.ratio(f.accepted, f.raised) as "closedRate",
      figures.ratio(f.on_time_original, f.due_original) as "onTimeRate", figures.ratio(f.on_time_extended, f.due_extended) as "onTimeExtendedRate",
      figures.ratio(f.first_pass, f.submitted) as "firstPassRate", figures.ratio(f.recurred, f.accepted) as "recurrenceRate"
    from figures.finding_figures(${by}, ${from}, ${to}, ${asOf}, ${listed(estates)}, ${listed(severities)}, ${listed(sources)}) f`.execute(
    trx,
  );
  return found.rows.map((row) =>
    Object.assign(new FindingFigures(), {
      key: row.key,
      label: row.label,
      raised: row.raised,
      overdue: row.overdue,
      closedRate: new FindingRate("finding_closed_rate", row.closedRate, row.accepted, row.raised),
      onTimeRate: new FindingRate("finding_on_time_rate", row.onTimeRate, row.onTimeOriginal, row.dueOriginal),
      onTimeExtendedRate: new FindingRate(
        "finding_on_time_rate",
        row.onTimeExtendedRate,
        row.onTimeExtended,
        row.dueExtended,
      ),
      firstPassRate: new FindingRate("finding_first_pass_rate", row.firstPassRate, row.firstPass, row.submitted),
      recurrenceRate: new FindingRate("finding_recurrence_rate", row.recurrenceRate, row.recurred, row.accepted),
      medianDays: row.medianDays === null ? null : Number(row.medianDays),
    }),
  );
}
