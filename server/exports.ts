import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { Readable } from "node:stream";
import type { z } from "zod";
import { ADDRESS_RULES } from "./access-rules.ts";
import { admit, journalExport } from "./admit.ts";
import { BILL_COLUMNS, RECEIPT_COLUMNS, type Column } from "./ledger/record-columns.ts";
import { askedBills, askedReceipts } from "./ledger/record-export.type.ts";
import { billFile, headLine, receiptFile, type FilePage, type ReadFilePage } from "./ledger/record-file.ts";
import type { Language } from "./platform/both-languages.ts";
import type { Caller } from "./platform/caller.ts";
import { RequestContext } from "./platform/context.ts";
import type { AppDeps } from "./platform/deps.ts";
import { inputError } from "./platform/input-error.ts";
import { readLanguage } from "./platform/read-language.ts";
import { RequestTransaction } from "./platform/request-transaction.ts";

interface ExportQuery {
  readonly asked?: string;
  readonly lang?: string;
}

/**
 * Serves lists as files: GET /exports/bills.csv?asked={"filter":{…},"sort":"…","asOf":"…"}[&lang=zh|en], and receipts.csv alike. A
 * file is written a page at a time, each page from a transaction of its own: a slow reader holds none open.
 */
export function mountExports(app: FastifyInstance, deps: AppDeps): void {
  const serve = <S extends z.ZodType>(
    name: string,
    shape: S,
    columns: readonly Column<never>[],
    file: (asked: z.infer<S>, language: Language) => ReadFilePage,
  ) =>
    app.get(`/exports/${name}.csv`, async (request: FastifyRequest<{ Querystring: ExportQuery }>, reply) => {
      const language = readLanguage(request.query.lang);
      const caller = await admit(request, reply, deps, { rule: ADDRESS_RULES.exports });
      const asked = readAsked(shape, request.query.asked);
      const reader = new FileReader(deps, caller, reply, file(asked, language));
      // What is wrong with the request is told before the first line.
      const first = await reader.read(null);
      await journalExport(deps, caller.viewer, `${name}.csv`, asked);
      const today = deps.clock.today();
      return reply
        .header("content-type", "text/csv; charset=utf-8")
        .header("content-disposition", `attachment; filename="${name}-${today}.csv"`)
        .header("cache-control", "no-store")
        .send(Readable.from(reader.lines(headLine(columns, language), first)));
    });
  serve("bills", askedBills, BILL_COLUMNS, billFile);
  serve("receipts", askedReceipts, RECEIPT_COLUMNS, receiptFile);
}

/** Reads a file's pages until its reader hangs up. */
class FileReader {
  private gone = false;
  private transaction: RequestTransaction | undefined;

  constructor(
    private readonly deps: AppDeps,
    private readonly caller: Caller,
    reply: FastifyReply,
    private readonly page: ReadFilePage,
  ) {
    reply.raw.once("close", () => {
      this.gone = true;
      this.transaction?.cancel();
    });
  }

  async read(after: FilePage["next"]): Promise<FilePage> {
    const { database, clock, parts, limits } = this.deps;
    const transaction = new RequestTransaction(database, this.caller, limits.seconds);
    this.transaction = transaction;
    try {
      return await this.page(new RequestContext(transaction, clock, parts), after);
    } finally {
      await transaction.close();
    }
  }

  async *lines(head: string, first: FilePage): AsyncGenerator<string> {
    yield head + first.lines;
    for (let { next } = first; next !== null && !this.gone;) {
      const page = await this.read(next);
      yield page.lines;
      next = page.next;
    }
  }
}

function readAsked<S extends z.ZodType>(shape: S, text = ""): z.infer<S> {
  const asked = shape.safeParse(parsed(text));
  if (asked.success) return asked.data;
  const [issue] = asked.error.issues;
  throw inputError(["asked", ...(issue?.path ?? [])].join("."), `asked is not understood: ${issue?.message ?? ""}.`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw inputError("asked", "asked is no JSON: write the filter, the sort and the as-of date of the list.");
  }
}
