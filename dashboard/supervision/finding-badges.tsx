import { useTranslation } from "react-i18next";
import type { FindingSeverity, FindingState, ListedFindingFragment } from "../api/generated/graphql.ts";
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

/** How grave it is; each step heavier than the one before. */
export function SeverityMark({ severity }: { readonly severity: FindingSeverity }) {
  const { t } = useTranslation();
  return (
    <span className="severity" data-severity={severity}>
      {t(`severity${severity}`)}
    </span>
  );
}

/** That it is late, and by how much; nothing where it is in time. */
export function LateMark({ finding }: { readonly finding: ListedFindingFragment }) {
  const { t } = useTranslation();
  const text = lateness(t, finding);
  return text === null ? null : <span className="late">{text}</span>;
}
