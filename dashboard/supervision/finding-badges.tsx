import { Badge } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { FindingSeverity, FindingState, ListedFindingFragment } from "../api/generated/graphql.ts";
import { lateness } from "./finding-words.ts";

/** Where a finding stands; the colour only repeats the word. */
export function StateBadge({ state }: { readonly state: FindingState }) {
  const { t } = useTranslation();
  const color = state === "ACCEPTED" ? "harbour.8" : state === "VOIDED" ? "gray.7" : "gray.8";
  return (
    <Badge color={color} variant={state === "ACCEPTED" ? "filled" : "outline"} className="badge finding-state">
      {t(`state${state}`)}
    </Badge>
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
