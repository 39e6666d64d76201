import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { FieldQuery } from "../api/generated/graphql.ts";
import { moment } from "../format/moment.ts";
import { Dotted } from "../ui/dotted.tsx";
import { Panel } from "../ui/panel.tsx";
import { StateMark } from "../ui/state-mark.tsx";
import { carriesOut, draftOfAssigned } from "./draft.ts";
import type { Draft } from "./field-store.ts";
import { useTitleOf } from "./use-title-of.ts";

interface AssignedListProps {
  readonly assigned: FieldQuery["assignedChecks"];
  readonly drafts: readonly Draft[];
  readonly personId: number;
  readonly begin: (draft: Draft) => void;
}

/** What one is to carry out: planned, or drawn; what has begun on this phone stands among the drafts. */
export function AssignedList({ assigned, drafts, personId, begin }: AssignedListProps) {
  const { t } = useTranslation();
  const titleOf = useTitleOf();
  // Without network the phone's own clock tells.
  const today = moment(new Date().toISOString()).slice(0, 10);
  const open = assigned.filter((each) => !drafts.some((draft) => carriesOut(draft, each)));
  const state =
    open.length === 0
      ? ({ kind: "EMPTY", title: t("nothingAssigned"), hint: t("nothingAssignedHint") } as const)
      : undefined;
  return (
    <Panel title={t("toCarryOut")} {...(state && { state })}>
      <ul className="field-list">
        {open.map((each) => (
          <li key={`${each.estate.code}/${each.draw ?? each.plan}/${each.planItem ?? ""}`}>
            <div>
              <b>{each.estate.name}</b> {t(`kind${each.kind}`)}{" "}
              {each.endsOn < today && <StateMark tone="LATE">{t("planlate")}</StateMark>}
              <small>
                <Dotted parts={[titleOf(each.template), `${each.startsOn} – ${each.endsOn}`, each.content]} />
              </small>
            </div>
            <Button
              aria-label={t("beginAt", { estate: each.estate.name, kind: t(`kind${each.kind}`) })}
              onClick={() => begin(draftOfAssigned(each, personId))}
            >
              {t("begin")}
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
