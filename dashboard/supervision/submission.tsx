import { useTranslation } from "react-i18next";
import type { OneFindingQuery } from "../api/generated/graphql.ts";
import { moment } from "../format/moment.ts";
import { Panel } from "../ui/panel.tsx";
import { roleName } from "./finding-words.ts";

type Finding = NonNullable<OneFindingQuery["finding"]>;

/** What was handed in for acceptance, above the buttons: whoever accepts reads it before, not after. */
export function Submission({ finding: { state, events, round, submittedOn, dueOn } }: { readonly finding: Finding }) {
  const { t } = useTranslation();
  const handed = events.findLast(({ action }) => action === "SUBMIT");
  if (state !== "SUBMITTED" || handed === undefined) return null;
  const { actor, role, at, rootCause, corrective, preventive } = handed;
  const inTime = submittedOn !== null && dueOn !== null && submittedOn <= dueOn;
  const marks = [
    `${actor} · ${roleName(t, role)} · ${moment(at)}`,
    t("round", { round }),
    t(inTime ? "handedInTime" : "handedLate"),
  ];
  return (
    <Panel title={t("submission")} note={marks.join(" · ")}>
      <dl className="finding-said submission">
        {(
          [
            [t("rootCause"), rootCause],
            [t("corrective"), corrective],
            [t("preventive"), preventive],
          ] as const
        ).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
