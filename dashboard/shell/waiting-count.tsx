import { useCallback, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "react-router";
import { useQuery } from "urql";
import { NoticeCountsDocument } from "../api/generated/graphql.ts";
import { useLookedAt } from "../ui/use-looked-at.ts";

/** How much waits for the reader, beside the way to it; read anew with every page, and when they come back to the window. */
export function WaitingCount() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const [{ data }, ask] = useQuery({ query: NoticeCountsDocument, requestPolicy: "cache-and-network" });
  const again = useCallback(() => ask({ requestPolicy: "network-only" }), [ask]);
  useLookedAt(again);
  useEffect(again, [again, pathname]);
  if (data === undefined) return null;
  const { awaiting, soon, overdue, escalated } = data.noticeCounts;
  const total = awaiting + escalated;
  if (total === 0) return null;
  const told = t("waitingNow", { awaiting, soon, overdue, escalated });
  return (
    <span className="waiting-count" data-overdue={overdue + escalated > 0} title={told}>
      <span aria-hidden="true">{total > 99 ? "99+" : total}</span>
      <span className="heard">{told}</span>
    </span>
  );
}
