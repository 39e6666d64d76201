import { Skeleton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { failureOf } from "../api/failure.ts";
import { ExplanationDocument } from "../api/generated/graphql.ts";
import type { Explained } from "../figures/figure-view.ts";
import { rateIn } from "../figures/compared.ts";
import { part } from "../figures/use-fraction.ts";
import { moment } from "../format/moment.ts";
import { percent } from "../format/ratio.ts";
import { periodLabel } from "../i18n/period-label.ts";
import { Failed } from "../ui/failed.tsx";
import { Nothing } from "../ui/nothing.tsx";
import { Comparisons } from "./comparisons.tsx";
import { Definition } from "./definition.tsx";
import {
  codeOf,
  comparedIn,
  explainedIn,
  explanationVariables,
  type ExplainedFigures,
  type Subject,
} from "./explanation-query.ts";
import { RateRows } from "./rate-rows.tsx";

export type Move = (change: Partial<Explained>) => void;

interface RateAccountProps {
  readonly subject: Subject;
  readonly explained: Explained;
  readonly move: Move;
}

/** A rate as its fraction, with its definition, its comparisons and its rows. */
export function RateAccount({ subject, explained, move }: RateAccountProps) {
  const { t } = useTranslation();
  const [{ data, error, fetching }, ask] = useQuery({
    query: ExplanationDocument,
    variables: explanationVariables(subject, explained),
  });
  if (fetching) return <AccountSkeleton />;
  if (error !== undefined)
    return <Failed failure={failureOf(error)} retry={() => ask({ requestPolicy: "network-only" })} />;
  const figures = data === undefined ? null : explainedIn(data);
  if (data === undefined || figures === null) return <Nothing title={t("missing")} hint={t("missingHint")} />;
  const metric = data.metrics.find(({ code }) => code === codeOf(explained.rate));
  const whose =
    [data.estate?.name, data.estate?.building?.name].filter((name) => name !== undefined).join(" ") ||
    explained.region ||
    explained.company ||
    t("portfolio");
  const { rows } = comparedIn(figures, explained.of);
  return (
    <>
      <Fraction figures={figures} explained={explained} whose={whose} />
      {metric !== undefined && <Definition metric={metric} />}
      <Comparisons figures={figures} explained={explained} move={move} />
      {rows !== undefined && (
        <RateRows
          key={JSON.stringify([subject, explained])}
          subject={subject}
          explained={explained}
          figures={figures}
          first={rows}
          move={move}
        />
      )}
    </>
  );
}

interface FractionProps {
  readonly figures: ExplainedFigures;
  readonly explained: Explained;
  readonly whose: string;
}

function Fraction({ figures, explained, whose }: FractionProps) {
  const { t } = useTranslation();
  const rate = rateIn(figures, explained.rate);
  const unit = t(typeof rate.numerator === "string" ? "yuanUnit" : "householdUnit");
  return (
    <section className="fraction" aria-label={`${whose} ${t(explained.rate)}`}>
      <h2>
        {whose} · {t(explained.rate)}
        <small>{periodLabel(t, figures.period)}</small>
      </h2>
      <p className="fraction-value" data-testid="rate-value">
        {percent(rate)}
      </p>
      <p className="fraction-parts">
        <span>
          <b data-testid="rate-numerator">{part(rate.numerator)}</b> {unit}
          <small>{t("numerator")}</small>
        </span>
        <span aria-hidden="true">÷</span>
        <span>
          <b data-testid="rate-denominator">{part(rate.denominator)}</b> {unit}
          <small>{t("denominator")}</small>
        </span>
      </p>
      {rate.reason !== null && <p className="fraction-note">{t(`reason${rate.reason}`)}</p>}
      {(rate.value ?? 0) < 0 && <p className="fraction-note">{t("belowZero")}</p>}
      <p className="dim">
        {t("asOfStamp", { day: figures.asOf })}
        {figures.knownAt !== null && ` · ${t("knownStamp", { moment: moment(figures.knownAt) })}`}
        {figures.freshness.latestEntryOn !== null && ` · ${t("freshStamp", { day: figures.freshness.latestEntryOn })}`}
      </p>
    </section>
  );
}

function AccountSkeleton() {
  const { t } = useTranslation();
  return (
    <div aria-busy="true" aria-label={t("loading")} role="group">
      <Skeleton h={150} mb="md" />
      <Skeleton h={190} mb="md" />
      <Skeleton h={150} mb="md" />
      <Skeleton h={360} />
    </div>
  );
}
