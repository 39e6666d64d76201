import type { Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import type { FindingDesk } from "../platform/finding-desk.ts";
import { saidOf, type Judged } from "./answer.rules.ts";
import type { CheckRow } from "./check.store.ts";

const LONGEST_TITLE = 120;

/** Opens a finding for each answer that raises one; the check and its item are its key, so that there is never a second. */
export async function openFindings(
  trx: Trx,
  clock: Clock,
  desk: FindingDesk,
  check: CheckRow,
  judged: readonly Judged[],
): Promise<string[]> {
  const codes: string[] = [];
  for (const answer of judged) {
    const { item, severity, note } = answer;
    if (severity === null) continue;
    const title = `${item.zh}：${saidOf(answer)}`;
    const { done, refused } = await desk.open(trx, clock, {
      estateId: check.estateId,
      source: "CHECK",
      sourceKey: `${check.checkId}:${item.code}`,
      severity,
      title: title.length > LONGEST_TITLE ? `${title.slice(0, LONGEST_TITLE - 1)}…` : title,
      description: [`${check.number} · ${item.basis} · ${item.zh} / ${item.en}`, note].filter(Boolean).join("\n"),
      confidential: null,
    });
    // What was written before must not stay without its finding.
    if (done === undefined) throw new Error(`no finding for ${check.number} ${item.code}: ${refused[0]?.message}`);
    codes.push(done.code);
  }
  return codes;
}
