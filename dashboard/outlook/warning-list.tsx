import { Anchor } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import type { WarningPartsFragment, WatchedRate } from "../api/generated/graphql.ts";
import { yuan } from "../format/money.ts";
import { paths } from "../paths.ts";
import { pointsBetween, share } from "./shares.ts";

interface Warned {
  readonly rate: WatchedRate;
  readonly warning: WarningPartsFragment;
  /** Named where the page tells of several. */
  readonly estate?: { readonly code: string; readonly name: string };
}

interface WarningListProps {
  readonly warned: readonly Warned[];
  /** The estate's, or null for all. */
  readonly code: string | null;
  /** Whether there is anything to be warned by: a reference year with a month after it. */
  readonly judged: boolean;
  /** Day on which the estate left; null while it has not. */
  readonly left: string | null;
  /** Estates of which it is not known yet. */
  readonly waiting: number;
  /** The month's end that money is told as of: an exception tells it as of its own day. */
  readonly closed: string;
}

/** Warnings, each in a sentence, with the way to its chart and to its exception. */
export function WarningList({ warned, code, judged, left, waiting, closed }: WarningListProps) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const chart = (estate: string) => {
    const next = new URLSearchParams(search);
    next.set("estate", estate);
    return `?${next.toString()}`;
  };
  if (left !== null) return <p>{t("watchLeft", { day: left })}</p>;
  if (!judged) return <p>{t("notJudged")}</p>;
  const pending = waiting > 0 && <p role="status">{t("warningsWaiting", { count: waiting })}</p>;
  if (warned.length === 0) return pending || <p>{t(code === null ? "noWarningsPortfolio" : "noWarnings")}</p>;
  return (
    <>
      {pending}
      <ul className="warning-list">
        {warned.map(({ rate, warning, estate }) => (
          <li key={`${estate?.code ?? ""} ${rate}`}>
            {estate !== undefined && (
              <Anchor component={Link} to={chart(estate.code)} underline="always">
                <b>{estate.name}</b>
              </Anchor>
            )}{" "}
            {t("warningSentence", {
              since: warning.since,
              rate: t(`watched${rate}`),
              observed: share(warning.observed),
              expected: share(warning.expected),
              points: pointsBetween(warning.expected, warning.observed),
              amount: yuan(warning.atRisk),
              closed,
            })}{" "}
            <Anchor
              component={Link}
              className="whole"
              underline="always"
              to={`${paths.audit}?rule=collection_falling&estate=${encodeURIComponent(estate?.code ?? code ?? "")}`}
            >
              {t("toException")}
            </Anchor>
          </li>
        ))}
      </ul>
    </>
  );
}
