import { useTranslation } from "react-i18next";
import type { FindingSeverity, FindingState, ListedFindingFragment } from "../api/generated/graphql.ts";
import { SeverityMark } from "../ui/severity-mark.tsx";
import { StateMark } from "../ui/state-mark.tsx";
import { WholeCodes } from "../ui/whole-codes.tsx";
import { lateness } from "./finding-words.ts";

const TONES: Partial<Record<FindingState, "DONE" | "GONE">> = { ACCEPTED: "DONE", VOIDED: "GONE" };

/** Where a finding stands. */
export function StateBadge({ state }: { readonly state: FindingState }) {
  const { t } = useTranslation();
  return <StateMark tone={TONES[state]}>{t(`state${state}`)}</StateMark>;
}

/** How grave a finding is. */
export function FindingSeverityMark({ severity }: { readonly severity: FindingSeverity }) {
  const { t } = useTranslation();
  return <SeverityMark severity={severity}>{t(`severity${severity}`)}</SeverityMark>;
}

/** That the rule which found it finds it no longer; nothing where it does, and once it is closed. */
export function CauseMark({ finding: { causeGoneAt, closedOn } }: { readonly finding: ListedFindingFragment }) {
  const { t } = useTranslation();
  return causeGoneAt === null || closedOn !== null ? null : <span className="cause-gone">{t("causeGone")}</span>;
}

/** That it is late, and by how much; nothing where it is in time. */
export function LateMark({ finding }: { readonly finding: ListedFindingFragment }) {
  const { t } = useTranslation();
  const text = lateness(t, finding);
  return text === null ? null : (
    <span className="late">
      <WholeCodes text={text} />
    </span>
  );
}
