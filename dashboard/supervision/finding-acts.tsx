import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { FindingState, OneFindingQuery } from "../api/generated/graphql.ts";
import { useFrame } from "../shell/frame.ts";
import { Dotted } from "../ui/dotted.tsx";
import { Panel } from "../ui/panel.tsx";
import { ActDialog, type Doable } from "./act-dialog.tsx";
import { CauseNote } from "./cause-note.tsx";
import { actWord, isReassignment, roleName } from "./finding-words.ts";

type Finding = NonNullable<OneFindingQuery["finding"]>;

/** Acts that lead on; the others stand beside them. */
const LEADING: readonly Doable[] = [
  "ASSIGN",
  "START",
  "SUBMIT",
  "ACCEPT",
  "GRANT_EXTENSION",
  "UPHOLD",
  "CONSENT_TO_RISK",
];

/** Whose the next step is, by state; empty for the acceptor of record, null where nothing comes. */
const NEXT: Readonly<Record<FindingState, readonly string[] | null>> = {
  RECORDED: ["SUPERVISOR", "HEADQUARTERS"],
  ASSIGNED: ["ESTATE_MANAGER"],
  IN_PROGRESS: ["ESTATE_MANAGER"],
  SUBMITTED: [],
  EXTENSION_REQUESTED: ["SUPERVISOR", "HEADQUARTERS"],
  DISPUTED: ["SUPERVISOR", "HEADQUARTERS"],
  RISK_PROPOSED: [],
  RISK_ACCEPTED: ["ESTATE_MANAGER"],
  ACCEPTED: null,
  VOIDED: null,
};

/** Where whoever has worked on the finding, or managed its estate since, may not decide. */
const INDEPENDENT: readonly FindingState[] = ["SUBMITTED", "EXTENSION_REQUESTED", "DISPUTED", "RISK_PROPOSED"];

interface FindingActsProps {
  readonly finding: Finding;
  readonly changed: () => void;
}

/** What the reader may do with the finding now: the server says, by the rules that it goes by itself. */
export function FindingActs({ finding, changed }: FindingActsProps) {
  const { t } = useTranslation();
  const { role } = useFrame().me;
  const [acting, setActing] = useState<Doable | null>(null);
  const leads = (action: Doable) => LEADING.includes(action) && !isReassignment(action, finding.state);
  const open = finding.actions.filter((action): action is Doable => action !== "RAISE");
  return (
    <Panel title={t("nextStep")}>
      <CauseNote finding={finding} />
      {open.length === 0 && (
        <p className="dim finding-waits">
          <Dotted parts={[t("nothingToDo"), waitsFor()]} />
        </p>
      )}
      <div className="finding-acts">
        {open.map((action) => (
          <Button key={action} variant={leads(action) ? "filled" : "default"} onClick={() => setActing(action)}>
            {t(actWord(action, finding.state))}
          </Button>
        ))}
      </div>
      {acting !== null && (
        <ActDialog
          action={acting}
          finding={finding}
          close={() => {
            setActing(null);
            // It may have moved on under the dialog.
            changed();
          }}
          done={() => {
            setActing(null);
            changed();
          }}
        />
      )}
    </Panel>
  );

  function waitsFor(): string {
    const next = NEXT[finding.state];
    if (next === null) return t("waitsForNobody");
    const outside = finding.raiserRole === "COMMITTEE" || finding.raiserRole === "AUDITOR";
    const decides = finding.state === "DISPUTED" && outside ? ["COMMITTEE", "AUDITOR"] : next;
    const roles = decides.length === 0 ? finding.acceptors : decides;
    // Nothing else keeps somebody in this role from deciding.
    if (INDEPENDENT.includes(finding.state) && role !== null && roles.includes(role)) return t("ownPart");
    return t("waitsFor", { who: roles.map((role) => roleName(t, role)).join(t("actors")) });
  }
}
