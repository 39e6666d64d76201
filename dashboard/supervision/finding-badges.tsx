import { useTranslation } from "react-i18next";
import type { FindingSeverity, FindingState, ListedFindingFragment } from "../api/generated/graphql.ts";
import { SeverityMark } from "../ui/severity-mark.tsx";
import { lateness } from "./finding-words.ts";

/** Where a finding stands; the look only repeats the word. */
export function StateBadge({ state }: { readonly state: FindingState }) {
  const { t } = useTranslation();
  return (
    <span className="finding-state" data-state={state}>
      {t(`state${state}`)}
    </span>
  );
}

/** How grave a finding is. */
export function FindingSeverityMark({ severity }: { readonly severity: FindingSeverity }) {
  const { t } = useTranslation();
  return <SeverityMark severity={severity}>{t(`severity${severity}`)}</SeverityMark>;
}

/** That it is late, and by how much; nothing where it is in time. */
export function LateMark({ finding }: { readonly finding: ListedFindingFragment }) {
  const { t } = useTranslation();
  const text = lateness(t, finding);
  return text === null ? null : <span className="late">{text}</span>;
}
