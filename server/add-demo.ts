import { addDemoChecks } from "./checks/add-demo-checks.ts";
import { addDemoCloses } from "./close/add-demo-closes.ts";
import { addDemoCommittee } from "./committee/add-demo-committee.ts";
import type { Database } from "./database/transaction.ts";
import { addDemoPromises } from "./demo/add-demo-promises.ts";
import type { Clock } from "./platform/clock.ts";
import { addDemoReview } from "./reviews/add-demo-review.ts";
import { addDemoTargets } from "./reviews/add-demo-targets.ts";
import { addDemoService } from "./service/add-demo-service.ts";
import { addDemoFindings } from "./supervision/add-demo-findings.ts";
import type { EvidenceStore } from "./supervision/evidence-store.ts";
import { OpenFindingDesk } from "./supervision/raise-finding.ts";

/**
 * Tells on top of the demonstration's ledger what people do with it, each part unless it is there; later parts build on earlier ones, all
 * on its accounts.
 */
export async function addDemoActs(database: Database, clock: Clock, evidence: EvidenceStore): Promise<void> {
  await addDemoFindings(database, clock, evidence);
  await addDemoChecks(database, clock, new OpenFindingDesk(), evidence);
  await addDemoTargets(database, clock);
  await addDemoCommittee(database, clock);
  await addDemoReview(database, clock);
  await addDemoCloses(database);
  await addDemoService(database, clock);
  await addDemoPromises(database);
}
