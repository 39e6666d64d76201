import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useQuery } from "urql";
import { RestatedEstateDocument } from "../api/generated/graphql.ts";
import { percent } from "../format/ratio.ts";
import { closedMonthPath } from "../paths.ts";

interface ClosedNoteProps {
  readonly estate: string;
  readonly period: { readonly from: string; readonly to: string };
}

const isMonth = ({ from, to }: ClosedNoteProps["period"]): boolean =>
  from.endsWith("-01") &&
  from.slice(0, 7) === to.slice(0, 7) &&
  new Date(Date.parse(to) + 86_400_000).getUTCDate() === 1;

/** Says beside a month's figures that the month is closed, and what was recorded since. */
export function ClosedNote({ estate, period }: ClosedNoteProps) {
  const { t } = useTranslation();
  const [{ data }] = useQuery({
    query: RestatedEstateDocument,
    variables: { month: period.from, estate },
    pause: !isMonth(period),
  });
  const close = isMonth(period) ? data?.monthClose : null;
  if (close == null || close.month !== period.from) return null;
  const { closed, now, restated } = close.restatement.total;
  return (
    <p className="closed-note dim">
      <Link className="choose" to={closedMonthPath(close.month, estate)}>
        <span>
          {restated
            ? t("closedRestated", { month: close.month.slice(0, 7), closed: percent(closed), now: percent(now) })
            : t("closedAsItWas", { month: close.month.slice(0, 7), closed: percent(closed) })}
        </span>
      </Link>
    </p>
  );
}
