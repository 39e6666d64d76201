import { useTranslation } from "react-i18next";
import type { RowsFragment } from "../api/generated/graphql.ts";
import type { Explained } from "../figures/figure-view.ts";
import { isAmountFigure, unitOfAccount } from "../figures/rates.ts";
import { count, yuan } from "../format/money.ts";
import { sum } from "../format/sum.ts";
import { periodLabel } from "../i18n/period-label.ts";
import { Dotted } from "../ui/dotted.tsx";
import { Nothing } from "../ui/nothing.tsx";
import { PlainTable } from "../ui/plain-table.tsx";
import { RowsFoot } from "../ui/rows-foot.tsx";
import { comparedIn, rowsVariables, type ExplainedFigures, type Subject } from "./explanation-subject.ts";
import { halvesOf, toldIn } from "./told.ts";
import type { Move } from "./rate-account.tsx";
import { useRateRows } from "./use-rate-rows.ts";

interface RateRowsProps {
  readonly subject: Subject;
  readonly explained: Explained;
  readonly figures: ExplainedFigures;
  readonly first: RowsFragment;
  readonly move: Move;
}

/** The bills, or households, behind a figure, with what each gives to it; they add up to the figure. */
export function RateRows({ subject, explained, figures, first, move }: RateRowsProps) {
  const { t } = useTranslation();
  const of = comparedIn(figures, explained.of);
  const { numerator, denominator } = halvesOf(toldIn(of, explained.figure));
  const { rows, hasMore, loading, failure, loadMore } = useRateRows(first, (after) =>
    rowsVariables(subject, explained, figures, after),
  );
  const amount = isAmountFigure(explained.figure);
  const agree = numerator === first.numerator && denominator === first.denominator;
  return (
    <section aria-labelledby="rows-title">
      <h3 id="rows-title">{t("rowsBehindOf", { of: t(explained.of), period: periodLabel(t, of.period) })}</h3>
      {rows.length === 0 ? (
        <Nothing title={t("noRows")} hint={t("noRowsHint")} />
      ) : (
        <RowTable rows={rows} whole={first} partial={hasMore} explained={explained} asOf={of.asOf} move={move} />
      )}
      <RowsFoot shown={rows.length} {...{ hasMore, loading, failure, loadMore }} />
      <p className={agree ? "agree" : "disagree"} role={agree ? undefined : "alert"}>
        {t(agree ? (amount ? "rowsAgreeAmount" : "rowsAgree") : "rowsDiffer")}
      </p>
    </section>
  );
}

interface RowTableProps {
  readonly rows: RowsFragment["nodes"];
  readonly whole: RowsFragment;
  /** Whether rows are still to be loaded, so that the sum of those shown is told apart from the total. */
  readonly partial: boolean;
  readonly explained: Explained;
  readonly asOf: string;
  readonly move: Move;
}

function RowTable({ rows, whole, partial, explained, asOf, move }: RowTableProps) {
  const { t } = useTranslation();
  const households = unitOfAccount(explained.figure) === "HOUSEHOLDS";
  const write = (value: string) => (households ? count(BigInt(value)) : yuan(value));
  // What stands beside a bill's number moves below it on a phone, so that the figures need no scrolling.
  const beside = households ? null : (
    <>
      <td />
      <td />
    </>
  );
  const amount = isAmountFigure(explained.figure);
  const halves = amount ? [t("amount")] : [t("numerator"), t("denominator")];
  const figures = halves.map((number) => ({ number }));
  const numerators = rows.map(({ numerator }) => numerator);
  const denominators = rows.map(({ denominator }) => denominator);
  return (
    <PlainTable
      labelledBy="rows-title"
      className={households ? "rate-rows" : "rate-rows of-bills"}
      heads={households ? [t("householdCode"), ...figures] : [t("billNo"), t("householdCode"), t("dueOn"), ...figures]}
    >
      <tbody>
        {rows.map(({ unit: { householdCode }, bill, numerator, denominator }) => (
          <tr key={`${householdCode} ${bill?.billNo ?? ""}`} data-row>
            <th scope="row">
              <button
                type="button"
                className="choose"
                aria-label={
                  bill === null ? t("openHousehold", { code: householdCode }) : t("openBill", { no: bill.billNo })
                }
                onClick={() => move({ household: householdCode, bill: bill?.billNo ?? null, entriesAsOf: asOf })}
              >
                <span>{bill?.billNo ?? householdCode}</span>
              </button>
              {bill !== null && (
                <small className="row-about">
                  <Dotted parts={[householdCode, bill.dueOn]} />
                </small>
              )}
            </th>
            {bill !== null && <td>{householdCode}</td>}
            {bill !== null && <td>{bill.dueOn}</td>}
            <td className="number" data-part="numerator">
              {write(numerator)}
            </td>
            {!amount && (
              <td className="number" data-part="denominator">
                {write(denominator)}
              </td>
            )}
          </tr>
        ))}
      </tbody>
      <tfoot>
        {partial && (
          <tr>
            <td>{t("rowsSoFar")}</td>
            {beside}
            <td className="number">{write(sum(numerators))}</td>
            {!amount && <td className="number">{write(sum(denominators))}</td>}
          </tr>
        )}
        <tr>
          <th scope="row">{t("rowsTotal")}</th>
          {beside}
          <td className="number">{write(whole.numerator)}</td>
          {!amount && <td className="number">{write(whole.denominator)}</td>}
        </tr>
      </tfoot>
    </PlainTable>
  );
}
