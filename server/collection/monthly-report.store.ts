import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import type { MonthPositions } from "./monthly-report.rules.ts";

/**
 * A line of the monthly report 收缴月报: amounts in fen, rates as fractions with 10 places, changes in percentage
 * points; null where there is nothing to take a share of.
 */
export interface MonthlyLine {
  readonly level: "estate" | "region" | "portfolio";
  readonly region: string | null;
  readonly city_company: string | null;
  readonly estate_code: string | null;
  readonly estate_name: string | null;
  readonly net_billed: bigint;
  readonly collected: bigint;
  readonly current_rate: string | null;
  readonly change_on_previous: string | null;
  readonly change_on_last_year: string | null;
  readonly rank: bigint | null;
  readonly year_net_billed: bigint;
  readonly year_collected: bigint;
  readonly year_rate: string | null;
  readonly year_change: string | null;
  readonly opening_arrears: bigint;
  readonly recovered: bigint;
  readonly year_recovered: bigint;
  readonly year_recovery_rate: string | null;
  readonly received: bigint;
  readonly held: bigint;
  readonly closing: bigint;
  readonly target_rate: string | null;
  readonly target_difference: string | null;
}

/** Estates region by region, each region followed by its subtotal, the total last. */
export async function readMonthlyReport(
  trx: Trx,
  positions: MonthPositions,
  knownAt: string | null,
): Promise<MonthlyLine[]> {
  const given = Object.entries(positions).map(([name, { from, to, asOf }]) => [name, { from, to, as_of: asOf }]);
  const found = await sql<MonthlyLine>`
    select * from figures.monthly_report(${JSON.stringify(Object.fromEntries(given))}::jsonb, ${knownAt}::timestamptz, 'PROPERTY_FEE')`.execute(
    trx,
  );
  return found.rows;
}
