import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { expect, it } from "vitest";
import { HEADQUARTERS } from "../../server/database/transaction.ts";
import { addDemoAccounts } from "../../server/people/add-demo-accounts.ts";
import { systemClock } from "../../server/platform/clock.ts";
import { addDemoFindings } from "../../server/supervision/add-demo-findings.ts";
import { evidenceType } from "../../server/supervision/evidence-file.rules.ts";
import { demoPicture } from "../../server/platform/demo/demo-picture.ts";
import { EvidenceStore, sha256Of } from "../../server/supervision/evidence-store.ts";
import { thumbnailOf } from "../../server/supervision/thumbnail.ts";
import { describeEngines } from "../support/engines.ts";
import { addEstate } from "./cast.ts";

describeEngines("the findings of the demonstration", (database) => {
  it("stand in every state, on whatever day it is started", async () => {
    const folder = mkdtempSync(join(tmpdir(), "evidence-demo-"));
    for (const at of [0, 1, 2, 3, 4, 5]) await addEstate(database(), `E0${at}`, null);
    // The days after a long holiday, when deadlines lie furthest off.
    const clock = systemClock("Asia/Shanghai", () => new Date("2026-10-11T02:00:00Z"));
    await addDemoAccounts(database(), clock);
    const store = new EvidenceStore({ folder });
    await addDemoFindings(database(), clock, store);
    await addDemoFindings(database(), clock, store);
    const found = await database().asViewer(HEADQUARTERS, (trx) =>
      sql<{ state: string; count: number; overdue: number }>`
        select state, count(*)::int as count, count(*) filter (where overdue)::int as overdue
        from figures.finding_at('2026-10-11') group by state order by state`.execute(trx),
    );
    expect(found.rows.map(({ state, count }) => `${state} ${count}`)).toEqual([
      "ACCEPTED 2",
      "ASSIGNED 1",
      "DISPUTED 1",
      "EXTENSION_REQUESTED 1",
      "IN_PROGRESS 4",
      "RECORDED 1",
      "RISK_ACCEPTED 1",
      "RISK_PROPOSED 1",
      "SUBMITTED 2",
      "VOIDED 1",
    ]);
    const recurring = await database().asViewer(HEADQUARTERS, (trx) =>
      sql`select finding_code from figures.finding_now where recurs_of is not null`.execute(trx),
    );
    expect(recurring.rows).toEqual([{ finding_code: "E02-F3" }]);
    const shown = await database().asViewer(HEADQUARTERS, (trx) =>
      sql<{ name: string; uploader: string }>`
        select v.name, string_agg(distinct v.uploader_role, ', ') as uploader from finding_evidence v group by v.name order by v.name`.execute(
        trx,
      ),
    );
    // Who raised a problem shows it as it was; who has rectified it, as it is.
    expect(shown.rows.map(({ name, uploader }) => `${name} ${uploader}`)).toEqual([
      "整改前 公示栏.png COMMITTEE, SUPERVISOR",
      "整改前 收据存根.png SUPERVISOR",
      "整改前 收费台账.png AUDITOR, SUPERVISOR",
      "整改前 现金盘点.png SUPERVISOR",
      "整改后 收据存根.png ESTATE_MANAGER",
      "整改后 收费台账.png ESTATE_MANAGER",
      "整改后 现金盘点.png ESTATE_MANAGER",
    ]);
    rmSync(folder, { recursive: true });
  });
});

it.each(["RECEIPT_BOOK", "NOTICE_BOARD", "LEDGER", "CASH_COUNT"] as const)(
  "shows %s in a small picture",
  async (subject) => {
    const before = demoPicture({ subject, inOrder: false });
    const after = demoPicture({ subject, inOrder: true });
    const stamped = demoPicture({ subject, inOrder: true, stamp: ["BJ01-C3FA91B20", "2026-10-19 09:41:00"] });
    expect([before, after, stamped].map(evidenceType)).toEqual(["image/png", "image/png", "image/png"]);
    expect(new Set([before, after, stamped].map(sha256Of)).size).toBe(3);
    expect(sha256Of(demoPicture({ subject, inOrder: true }))).toBe(sha256Of(after));
    for (const picture of [before, after, stamped]) {
      expect(picture.length).toBeLessThan(4000);
      expect(await thumbnailOf(picture)).not.toBeNull();
    }
  },
);
