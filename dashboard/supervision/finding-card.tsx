import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { ListedFindingFragment } from "../api/generated/graphql.ts";
import { findingPath } from "../paths.ts";
import { CauseMark, LateMark, FindingSeverityMark, StateBadge } from "./finding-badges.tsx";
import { WholeCodes } from "../ui/whole-codes.tsx";
import { deadlineText } from "./finding-words.ts";

/** A finding in a few lines, as boards and days show it. */
export function FindingCard({ finding }: { readonly finding: ListedFindingFragment }) {
  const { t } = useTranslation();
  const { code, title, severity, state, estate, assignee, originalDueOn, awaitedBy } = finding;
  return (
    <li className="finding-card" data-overdue={finding.overdue}>
      <div className="finding-line">
        <FindingSeverityMark severity={severity} />
        <StateBadge state={state} />
        <CauseMark finding={finding} />
        <span className="dim">{code}</span>
      </div>
      <Link to={findingPath(code)} className="finding-title">
        {title}
      </Link>
      <div className="finding-line dim">
        <span>{estate.name}</span>
        <span>{assignee?.name ?? t("unassigned")}</span>
      </div>
      <div className="finding-line dim">
        {originalDueOn !== null ? (
          <span>
            <WholeCodes text={`${t("deadline")} ${deadlineText(t, finding)}`} />
          </span>
        ) : (
          awaitedBy !== null && <span>{`${t("awaitedBy")} ${awaitedBy}`}</span>
        )}
      </div>
      <LateMark finding={finding} />
    </li>
  );
}
