import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { LedgerReceiptFragment } from "../api/generated/graphql.ts";
import { moment } from "../format/moment.ts";
import { yuan } from "../format/money.ts";
import { minus, sum } from "../format/sum.ts";
import { PlainTable } from "../ui/plain-table.tsx";
import { StateMark } from "../ui/state-mark.tsx";
import { StatusBadge } from "./status-badge.tsx";
import type { OpenEntry } from "./use-entry.ts";

interface ReceiptAccountProps {
  readonly receipt: LedgerReceiptFragment;
  readonly open: OpenEntry;
}

/** A receipt from its amount down to the bills that its money stands on. */
export function ReceiptAccount({ receipt, open }: ReceiptAccountProps) {
  const { t } = useTranslation();
  const { kind, receiptNo, reversed, allocated, amount } = receipt;
  return (
    <>
      <h2 className="bill-title">
        {t("receipt")} {receiptNo} <StateMark>{t(`receipt${kind}`)}</StateMark>
        {reversed && <StateMark tone="LATE">{t("reversed")}</StateMark>}
      </h2>
      <dl className="facts">
        {factsOf(t, receipt).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {kind === "PAYMENT" && (
        <table className="plain reckoning">
          <tbody>
            <Line name={t("receiptAmount")} fen={amount} />
            <Line name={`− ${t("onBills")}`} fen={allocated} />
            <Line name={`= ${t(reversed ? "takenBack" : "notOnBills")}`} fen={minus(amount, allocated)} strong />
          </tbody>
        </table>
      )}
      <BillsPaid receipt={receipt} open={open} />
    </>
  );
}

function factsOf(t: TFunction, receipt: LedgerReceiptFragment): (readonly [string, string])[] {
  const { paidOn, channel, feeClass, billNo, prepay, reversesReceiptNo, recordedAt, amount } = receipt;
  return [
    [t("amount"), yuan(amount)],
    [t("paidOn"), paidOn],
    [t("channel"), t(`channel${channel}`)],
    [t("feeClass"), t(`fee${feeClass}`)],
    ...(billNo === null ? [] : [[t("namedBill"), billNo] as const]),
    ...(prepay ? [[t("purposeOfPayment"), t("prepay")] as const] : []),
    ...(reversesReceiptNo === null ? [] : [[t("reverses"), reversesReceiptNo] as const]),
    [t("recordedAtName"), moment(recordedAt)],
  ];
}

function Line({
  name,
  fen,
  strong = false,
}: {
  readonly name: string;
  readonly fen: string;
  readonly strong?: boolean;
}) {
  return (
    <tr data-strong={strong}>
      <th scope="row">{name}</th>
      <td className="number">{yuan(fen)}</td>
    </tr>
  );
}

function BillsPaid({ receipt: { allocations, estate }, open }: ReceiptAccountProps) {
  const { t } = useTranslation();
  if (allocations.length === 0) return <p className="dim">{t("noBillsPaid")}</p>;
  return (
    <section aria-labelledby="allocations-title">
      <h3 id="allocations-title">{t("billsPaid")}</h3>
      <PlainTable
        labelledBy="allocations-title"
        heads={[t("billNo"), t("status"), t("dueOn"), t("allocatedOn"), { number: t("allocated") }]}
      >
        <tbody>
          {allocations.map(({ amount, effectiveOn, recordedAt, bill }) => (
            <tr key={`${bill.billNo} ${effectiveOn} ${recordedAt} ${amount}`}>
              <th scope="row">
                <button
                  type="button"
                  className="choose"
                  aria-label={t("openBill", { no: bill.billNo })}
                  onClick={() => open({ kind: "bill", estate: estate.code, no: bill.billNo })}
                >
                  <span>{bill.billNo}</span>
                </button>
                <small>{t(`fee${bill.feeClass}`)}</small>
              </th>
              <td>
                <StatusBadge status={bill.status} />
              </td>
              <td>{bill.dueOn}</td>
              <td>
                {effectiveOn}
                <small>{t("recordedAt", { moment: moment(recordedAt) })}</small>
              </td>
              <td className="number">{yuan(amount)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={4}>
              {t("total")}
            </th>
            <td className="number">{yuan(sum(allocations.map(({ amount }) => amount)))}</td>
          </tr>
        </tfoot>
      </PlainTable>
    </section>
  );
}
