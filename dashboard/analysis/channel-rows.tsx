import { Skeleton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import "../ui/facts.css";
import type { Move } from "../explanation/rate-account.tsx";
import { yuan } from "../format/money.ts";
import { percent } from "../format/ratio.ts";
import { sum } from "../format/sum.ts";
import { Dotted } from "../ui/dotted.tsx";
import { Failed } from "../ui/failed.tsx";
import { Nothing } from "../ui/nothing.tsx";
import { RowsFoot } from "../ui/rows-foot.tsx";
import type { Changed, Part } from "./change-query.ts";
import type { ChangeView } from "./change-view.ts";
import type { PaidThrough } from "./channel-rows-query.ts";
import { points } from "./numbers.ts";
import { useChannelRows } from "./use-channel-rows.ts";
import { useSegmentName } from "./use-segment-name.ts";

interface ChannelRowsProps {
  readonly view: ChangeView;
  readonly changed: Changed;
  readonly part: Part;
  readonly move: Move;
}

/** The payments behind what a channel adds to a change; they add up to its part before and now. */
export function ChannelRows({ view, changed, part, move }: ChannelRowsProps) {
  const { t } = useTranslation();
  const name = useSegmentName(view.within)({ dimension: "CHANNEL", rest: 0 }, part);
  const { first, rows, refused, again, hasMore, loading, failure, loadMore } = useChannelRows(view, part.key);
  if (refused !== null) return <Failed failure={refused} retry={again} />;
  if (first === undefined) return <Skeleton h={480} aria-label={t("loading")} />;
  const agree = first.beforeNumerator === part.beforeNumerator && first.afterNumerator === part.afterNumerator;
  return (
    <>
      <section className="fraction" aria-labelledby="channel-title">
        <h2 id="channel-title">
          <Dotted parts={[name, t("currentRate")]} />
          <small>{t("channelRows")}</small>
        </h2>
        <ChannelParts changed={changed} part={part} />
      </section>
      <section aria-labelledby="rows-title">
        <h3 id="rows-title">{t("channelPayments")}</h3>
        {rows.length === 0 ? (
          <Nothing title={t("noRows")} hint={t("noRowsHint")} />
        ) : (
          <PaymentTable rows={rows} whole={first} partial={hasMore} changed={changed} move={move} />
        )}
        <RowsFoot shown={rows.length} {...{ hasMore, loading, failure, loadMore }} />
        <p className={agree ? "agree" : "disagree"} role={agree ? undefined : "alert"}>
          {t(agree ? "channelRowsAgree" : "rowsDiffer")}
        </p>
      </section>
    </>
  );
}

/** What came through the channel of all that was due, before and now. */
function ChannelParts({ changed, part }: Pick<ChannelRowsProps, "changed" | "part">) {
  const { t } = useTranslation();
  const told = (paid: string, due: string) =>
    t("channelPaid", { paid: yuan(paid), due: yuan(due), rate: percent({ numerator: paid, denominator: due }) });
  return (
    <dl className="facts">
      <div>
        <dt>{t("changeBefore")}</dt>
        <dd>{told(part.beforeNumerator, changed.before.denominator)}</dd>
      </div>
      <div>
        <dt>{t("changeAfter")}</dt>
        <dd>{told(part.afterNumerator, changed.after.denominator)}</dd>
      </div>
      <div>
        <dt>{t("wholeEffect")}</dt>
        <dd>{points(part.effect)}</dd>
      </div>
    </dl>
  );
}

interface PaymentTableProps {
  readonly rows: PaidThrough["nodes"];
  readonly whole: PaidThrough;
  /** Whether rows are still to be loaded, so that the sum of those shown is told apart from the total. */
  readonly partial: boolean;
  readonly changed: Changed;
  readonly move: Move;
}

function PaymentTable({ rows, whole, partial, changed, move }: PaymentTableProps) {
  const { t } = useTranslation();
  return (
    <div className="table-scroll rows-room" tabIndex={0} role="group" aria-labelledby="rows-title">
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{t("billNo")}</th>
            <th scope="col">{t("householdCode")}</th>
            <th scope="col">
              {t("receiptNo")} · {t("paidOn")}
            </th>
            <th scope="col" className="number">
              {t("changeBefore")}
            </th>
            <th scope="col" className="number">
              {t("changeAfter")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ unit: { householdCode }, billNo, receiptNo, paidOn, beforeNumerator, afterNumerator }) => (
            <tr key={`${householdCode} ${billNo} ${receiptNo ?? ""}`} data-row>
              <th scope="row">
                <button
                  type="button"
                  className="choose"
                  aria-label={t("openBill", { no: billNo })}
                  onClick={() =>
                    move({
                      household: householdCode,
                      bill: billNo,
                      entriesAsOf: (afterNumerator === "0" ? changed.before : changed.after).asOf,
                    })
                  }
                >
                  <span>{billNo}</span>
                </button>
              </th>
              <td>{householdCode}</td>
              <td>
                {receiptNo ?? t("noChannel")}
                {paidOn !== null && <small>{paidOn}</small>}
              </td>
              <td className="number" data-part="before">
                {yuan(beforeNumerator)}
              </td>
              <td className="number" data-part="after">
                {yuan(afterNumerator)}
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          {partial && (
            <tr>
              <td colSpan={3}>{t("rowsSoFar")}</td>
              <td className="number">{yuan(sum(rows.map((row) => row.beforeNumerator)))}</td>
              <td className="number">{yuan(sum(rows.map((row) => row.afterNumerator)))}</td>
            </tr>
          )}
          <tr>
            <th scope="row" colSpan={3}>
              {t("rowsTotal")}
            </th>
            <td className="number">{yuan(whole.beforeNumerator)}</td>
            <td className="number">{yuan(whole.afterNumerator)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
