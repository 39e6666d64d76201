import { useTranslation } from "react-i18next";
import type { FindingStepFragment } from "../api/generated/graphql.ts";
import { moment } from "../format/moment.ts";
import { Dotted } from "../ui/dotted.tsx";
import { Panel } from "../ui/panel.tsx";
import { actWord, roleName } from "./finding-words.ts";

/** Everything that happened to a finding, the latest first. */
export function FindingTimeline({ steps }: { readonly steps: readonly FindingStepFragment[] }) {
  const { t } = useTranslation();
  return (
    <Panel title={t("findingTimeline")} note={t("timelineNote")}>
      <ol className="finding-timeline">
        {steps.toReversed().map((step) => (
          <li key={step.seq}>
            <Step step={step} />
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function Step({ step }: { readonly step: FindingStepFragment }) {
  const { t } = useTranslation();
  const { action, actor, role, at, reason, rootCause, corrective, preventive, untilOn, assignee, dueOn, round } = step;
  const lines: readonly (readonly [string, string | null])[] = [
    [t("responsible"), assignee],
    [t("deadline"), action === "ASSIGN" || action === "GRANT_EXTENSION" ? dueOn : null],
    [t("until"), untilOn],
    [t("rootCause"), rootCause],
    [t("corrective"), corrective],
    [t("preventive"), preventive],
    [action === "ACCEPT" ? t("opinion") : t("whyGiven"), reason === "" ? null : reason],
  ];
  const told = lines.flatMap(([name, value]) => (value === null ? [] : [{ name, value }]));
  return (
    <>
      <p className="finding-step">
        <strong>{t(actWord(action, step.fromState))}</strong>
        {action === "SUBMIT" && round > 1 && <span className="dim">{t("round", { round })}</span>}
        <span className="dim">
          <Dotted parts={[actor, roleName(t, role), moment(at)]} />
        </span>
      </p>
      {told.length > 0 && (
        <dl className="finding-said">
          {told.map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}
