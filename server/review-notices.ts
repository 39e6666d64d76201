import type { FastifyInstance, FastifyRequest } from "fastify";
import { ADDRESS_RULES } from "./access-rules.ts";
import { admit, journalExport } from "./admit.ts";
import type { AppDeps } from "./platform/deps.ts";
import { inputError } from "./platform/input-error.ts";
import { readLanguage } from "./platform/read-language.ts";
import { readNotice } from "./reviews/read-notice.ts";

interface NoticeQuery {
  readonly code?: string;
  readonly estate?: string;
  readonly lang?: string;
}

/** Serves result notices of reviews: GET /reports/review-notice.pdf?code=2026-Q3&estate=E01[&lang=zh|en]. */
export function mountReviewNotices(app: FastifyInstance, deps: AppDeps): void {
  const { database, clock } = deps;
  app.get("/reports/review-notice.pdf", async (request: FastifyRequest<{ Querystring: NoticeQuery }>, reply) => {
    const { viewer } = await admit(request, reply, deps, { rule: ADDRESS_RULES.exports });
    const { code = "", estate = "", lang } = request.query;
    const language = readLanguage(lang);
    const notice = await database.asViewer(viewer, (trx) => readNotice(trx, code, estate, (at) => clock.local(at)));
    if (notice === null) throw inputError("estate", "There is no such scorecard in your scope.");
    // Fonts of nine megabytes each are read when a notice is first asked for.
    const { writeNotice } = await import("./reviews/write-notice.ts");
    const file = await writeNotice(notice, language);
    await journalExport(deps, viewer, "review-notice.pdf", { code, estate });
    return reply
      .header("content-type", "application/pdf")
      .header("content-disposition", `attachment; filename="review-${notice.frozen.cycle}-${notice.estate.code}.pdf"`)
      .header("cache-control", "no-store")
      .send(file);
  });
}
