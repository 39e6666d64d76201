import { Skeleton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useQuery, type CombinedError } from "urql";
import { failureOf } from "../api/failure.ts";
import { BuildingExplanationDocument, ExplanationDocument } from "../api/generated/graphql.ts";
import type { Explained } from "../figures/figure-view.ts";
import type { AnyRate } from "../figures/compared.ts";
import { part } from "../figures/use-fraction.ts";
import { moment } from "../format/moment.ts";
import { yuan } from "../format/money.ts";
import { percent } from "../format/ratio.ts";
import { periodLabel } from "../i18n/period-label.ts";
import { useFrame } from "../shell/frame.ts";
import { HOUSEHOLDS, isOpenTo } from "../shell/roles.ts";
import { Dotted } from "../ui/dotted.tsx";
import { Failed } from "../ui/failed.tsx";
import { Nothing } from "../ui/nothing.tsx";
import { Comparisons } from "./comparisons.tsx";
import { Definition } from "./definition.tsx";
import {
  buildingExplanationIn,
  buildingVariables,
  codeOf,
  comparedIn,
  explanationIn,
  explanationVariables,
  type ExplainedFigures,
  type Explanation,
  type Subject,
} from "./explanation-subject.ts";
import { toldIn } from "./told.ts";
import { RateRows } from "./rate-rows.tsx";

export type Move = (change: Partial<Explained>) => void;

interface RateAccountProps {
  readonly subject: Subject;
  readonly explained: Explained;
  readonly move: Move;
}

/** A figure as its fraction or amount, with its definition, its comparisons and its rows. */
export function RateAccount(props: RateAccountProps) {
  return props.explained.building === null ? <WideAccount {...props} /> : <BuildingAccount {...props} />;
}

function WideAccount({ subject, explained, move }: RateAccountProps) {
  const [answer, ask] = useQuery({
    query: ExplanationDocument,
    variables: explanationVariables(subject, explained, useRows()),
  });
  const explanation = answer.data === undefined ? null : explanationIn(answer.data);
  return <Account answer={answer} explanation={explanation} ask={ask} {...{ subject, explained, move }} />;
}

function BuildingAccount({ subject, explained, move }: RateAccountProps) {
  const [answer, ask] = useQuery({
    query: BuildingExplanationDocument,
    variables: buildingVariables(subject, explained, useRows()),
  });
  const explanation = answer.data === undefined ? null : buildingExplanationIn(answer.data);
  return <Account answer={answer} explanation={explanation} ask={ask} {...{ subject, explained, move }} />;
}

/** Whether the rows behind a figure, which are single households', are open to the reader. */
const useRows = (): boolean => isOpenTo(HOUSEHOLDS, useFrame().me.role);

interface AccountProps extends RateAccountProps {
  readonly answer: { readonly fetching: boolean; readonly error?: CombinedError | undefined };
  readonly explanation: Explanation | null;
  readonly ask: (again: { readonly requestPolicy: "network-only" }) => void;
}

function Account({ answer, explanation, ask, subject, explained, move }: AccountProps) {
  const { t } = useTranslation();
  if (answer.fetching) return <AccountSkeleton />;
  if (answer.error !== undefined)
    return <Failed failure={failureOf(answer.error)} retry={() => ask({ requestPolicy: "network-only" })} />;
  const figures = explanation?.figures ?? null;
  if (explanation === null || figures === null) return <Nothing title={t("missing")} hint={t("missingHint")} />;
  const metric = explanation.metrics.find(({ code }) => code === codeOf(explained.figure));
  const whose = explanation.names.join(" ") || explained.region || explained.company || t("portfolio");
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
  const told = toldIn(figures, explained.figure);
  return (
    <section className="fraction" aria-label={`${whose} ${t(explained.figure)}`}>
      <h2>
        <Dotted parts={[whose, t(explained.figure)]} />
        <small>{periodLabel(t, figures.period)}</small>
      </h2>
      {told.kind === "AMOUNT" ? (
        <p className="fraction-value" data-testid="amount-value">
          {yuan(told.fen)} <span className="fraction-unit">{t("yuanUnit")}</span>
        </p>
      ) : (
        <RateFraction rate={told.rate} />
      )}
      <p className="dim">
        <Dotted
          parts={[
            t("asOfStamp", { day: figures.asOf }),
            figures.knownAt !== null && t("knownStamp", { moment: moment(figures.knownAt) }),
            figures.freshness.latestEntryOn !== null && t("freshStamp", { day: figures.freshness.latestEntryOn }),
          ]}
        />
      </p>
    </section>
  );
}

function RateFraction({ rate }: { readonly rate: AnyRate }) {
  const { t } = useTranslation();
  const unit = t(typeof rate.numerator === "string" ? "yuanUnit" : "householdUnit");
  return (
    <>
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
    </>
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
