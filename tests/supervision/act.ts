import type { Database } from "../../server/database/transaction.ts";
import type { Clock } from "../../server/platform/clock.ts";
import type { Outcome } from "../../server/platform/outcome.ts";
import { acceptRectification } from "../../server/supervision/accept-rectification.ts";
import { acceptRisk } from "../../server/supervision/accept-risk.ts";
import { assignFinding } from "../../server/supervision/assign-finding.ts";
import { consentToRisk } from "../../server/supervision/consent-to-risk.ts";
import { decideDispute } from "../../server/supervision/decide-dispute.ts";
import { decideExtension } from "../../server/supervision/decide-extension.ts";
import { disputeFinding } from "../../server/supervision/dispute-finding.ts";
import { readCase } from "../../server/supervision/finding-case.store.ts";
import type { FindingAction } from "../../server/supervision/rectification.rules.ts";
import { rejectRectification } from "../../server/supervision/reject-rectification.ts";
import { requestExtension } from "../../server/supervision/request-extension.ts";
import { resumeRectification } from "../../server/supervision/resume-rectification.ts";
import { startRectification } from "../../server/supervision/start-rectification.ts";
import { submitRectification } from "../../server/supervision/submit-rectification.ts";
import { voidFinding } from "../../server/supervision/void-finding.ts";
import { as, must, prove, type Player } from "./cast.ts";

/** What an action says where a test does not care. */
export interface Said {
  readonly version?: number;
  readonly reason?: string;
  readonly untilOn?: string | null;
  readonly assigneeId?: number;
  readonly dueOn?: string | null;
}

/** Does an action with a finding as it stands, by its command. */
export function act(
  database: Database,
  clock: Clock,
  player: Player,
  code: string,
  action: Exclude<FindingAction, "RAISE">,
  { version: seen, reason = "理由", untilOn = null, assigneeId = 0, dueOn = null }: Said = {},
): Promise<Outcome<unknown>> {
  return as(database, player, async (trx) => {
    const version = seen ?? (await readCase(trx, code, clock.today()))?.version ?? 0;
    const at = { code, version, reason };
    const until = untilOn ?? "2026-12-25";
    switch (action) {
      case "ASSIGN":
        return assignFinding(trx, clock, { ...at, assigneeId, dueOn });
      case "START":
        return startRectification(trx, clock, at);
      case "SUBMIT":
        return submitRectification(trx, clock, { ...at, rootCause: "原因", corrective: "措施", preventive: "预防" });
      case "ACCEPT":
        return acceptRectification(trx, clock, { ...at, opinion: "" });
      case "REJECT":
        return rejectRectification(trx, clock, at);
      case "REQUEST_EXTENSION":
        return requestExtension(trx, clock, { ...at, untilOn: until });
      case "GRANT_EXTENSION":
        return decideExtension(trx, clock, { ...at, granted: true, untilOn });
      case "REFUSE_EXTENSION":
        return decideExtension(trx, clock, { ...at, granted: false, untilOn: null });
      case "DISPUTE":
        return disputeFinding(trx, clock, at);
      case "UPHOLD":
        return decideDispute(trx, clock, { ...at, upheld: true });
      case "DISMISS":
        return decideDispute(trx, clock, { ...at, upheld: false });
      case "ACCEPT_RISK":
      case "PROPOSE_RISK":
        return acceptRisk(trx, clock, { ...at, untilOn: until });
      case "CONSENT_TO_RISK":
        return consentToRisk(trx, clock, { ...at, consents: true });
      case "DECLINE_RISK":
        return consentToRisk(trx, clock, { ...at, consents: false });
      case "RESUME":
        return resumeRectification(trx, clock, at);
      case "VOID":
        return voidFinding(trx, clock, at);
    }
  });
}

export interface Cast {
  readonly supervisor: Player;
  readonly manager: Player;
  readonly committee: Player;
}

/** Brings a finding to a state by the shortest way. */
export async function bring(
  database: Database,
  clock: Clock,
  { supervisor, manager, committee }: Cast,
  code: string,
  way: readonly Exclude<FindingAction, "RAISE">[],
): Promise<void> {
  for (const action of way) {
    const player = /^(START|SUBMIT|REQUEST_EXTENSION|DISPUTE)$/.test(action) ? manager : supervisor;
    const who = /^(ACCEPT|REJECT|CONSENT_TO_RISK|DECLINE_RISK)$/.test(action) ? committee : player;
    if (action === "SUBMIT") await prove(database, clock, manager, code);
    await must(act(database, clock, who, code, action, { assigneeId: manager.personId }));
  }
}
