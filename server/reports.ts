import type { FastifyInstance, FastifyRequest } from "fastify";
import { ADDRESS_RULES } from "./access-rules.ts";
import { admit, journalExport } from "./admit.ts";
import { catalogueLoader } from "./collection/metric.type.ts";
import { isMonth, positionsOfMonth } from "./collection/monthly-report.rules.ts";
import { readMonthlyReport } from "./collection/monthly-report.store.ts";
import { REPORT_METRICS } from "./collection/monthly-report.type.ts";
import { writeMonthlyReport } from "./collection/write-monthly-report.ts";
import { knownAtLoader } from "./ledger/known-at.loader.ts";
import type { Language } from "./platform/both-languages.ts";
import { isDay, readInstant } from "./platform/day.rules.ts";
import type { AppDeps } from "./platform/deps.ts";
import { inputError } from "./platform/input-error.ts";
import { readLanguage } from "./platform/read-language.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

interface ReportQuery {
  readonly month?: string;
  readonly asOf?: string;
  readonly knownAt?: string;
  readonly lang?: string;
}

interface ReportRequest {
  readonly month: string;
  readonly asOf: string | undefined;
  readonly knownAt: string | null;
  readonly language: Language;
}

/** Serves files made of figures: GET /reports/monthly.xlsx?month=yyyy-mm[&asOf=…][&knownAt=…][&lang=zh|en]. */
export function mountReports(app: FastifyInstance, deps: AppDeps): void {
  const { database, clock, limits } = deps;
  app.get("/reports/monthly.xlsx", async (request: FastifyRequest<{ Querystring: ReportQuery }>, reply) => {
    const { viewer } = await admit(request, reply, deps, { rule: ADDRESS_RULES.reports });
    const { month, asOf, knownAt, language } = readRequest(request.query);
    const positions = positionsOfMonth(month, clock.today(), asOf);
    const ended = new AbortController();
    // Whoever hangs up waits for nothing: the statement that runs is ended.
    reply.raw.once("close", () => ended.abort());
    const { lines, metrics, known } = await database.asViewer(
      viewer,
      async (trx) => ({
        lines: await readMonthlyReport(trx, positions, knownAt),
        metrics: (await catalogueLoader.batch(trx, ["all"]))[0],
        known: (await knownAtLoader.batch(trx, [{ knownAt }]))[0],
      }),
      { signal: ended.signal, seconds: limits.seconds },
    );
    const told = Array.isArray(metrics) ? metrics.filter(({ code }) => isReported(code)) : [];
    const stamp = {
      month,
      asOf: positions.month.asOf,
      knownAt: typeof known === "string" ? clock.local(known) : null,
      language,
    };
    const file = await writeMonthlyReport(lines, told, stamp);
    await journalExport(deps, viewer, "monthly.xlsx", { month, asOf: stamp.asOf, knownAt: stamp.knownAt });
    return reply
      .header("content-type", XLSX)
      .header("content-disposition", `attachment; filename="monthly-report-${month}.xlsx"`)
      .header("cache-control", "no-store")
      .send(file);
  });
}

const isReported = (code: string): boolean => REPORT_METRICS.some((metric) => metric === code);

function readRequest({ month = "", asOf, knownAt, lang }: ReportQuery): ReportRequest {
  if (!isMonth(month))
    throw inputError("month", `month is ${JSON.stringify(month)}: write it yyyy-mm, such as 2026-10.`);
  if (asOf !== undefined && !isDay(asOf))
    throw inputError("asOf", `asOf is ${JSON.stringify(asOf)}: write a day yyyy-mm-dd.`);
  if (knownAt !== undefined && readInstant(knownAt)?.zone !== true)
    throw inputError("knownAt", "knownAt is no instant with its zone, such as 2026-03-31T18:00:00+08:00.");
  return { month, asOf, knownAt: knownAt ?? null, language: readLanguage(lang) };
}
