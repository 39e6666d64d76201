import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, it, expect } from "vitest";
import { z } from "zod";
import { printKpi } from "../../server/cli/print-kpi.ts";
import { GROUPINGS } from "../../server/collection/kpi.store.ts";
import { HEADQUARTERS } from "../../server/database/transaction.ts";
import { openCanonical } from "../../server/intake/canonical-source.ts";
import { importTables } from "../../server/intake/import-tables.ts";
import { describeEngines } from "../support/engines.ts";

const GOLDEN = join(import.meta.dirname, "../golden");
const asked = z.object({
  from: z.string(),
  to: z.string(),
  as_of: z.string(),
  by: z.enum(GROUPINGS),
  fee_class: z.string(),
});

describeEngines("golden figures in the terminal", (database) => {
  beforeAll(async () => {
    const source = await openCanonical(join(GOLDEN, "ledger"));
    await importTables(database(), source, { kind: "IMPORT", timeZone: "Asia/Shanghai" });
  });

  it.each(readdirSync(GOLDEN).filter((name) => name.startsWith("expected-")))("%s, byte for byte", async (name) => {
    const text = readFileSync(join(GOLDEN, name), "utf8");
    const { from, to, as_of: asOf, by, fee_class: feeClass } = asked.parse(JSON.parse(text));
    const request = { from, to, asOf, by, feeClass, knownAt: null, estates: [], json: true };
    expect(await database().asViewer(HEADQUARTERS, (trx) => printKpi(trx, request))).toBe(text);
  });
});
