import { useTranslation } from "react-i18next";
import "../ui/facts.css";
import type { LedgerBillFragment } from "../api/generated/graphql.ts";
import { feeName } from "../format/fee-name.ts";
import { moment } from "../format/moment.ts";
import { yuan } from "../format/money.ts";
import { StatusBadge } from "../entry/status-badge.tsx";
import { minus, sum } from "../format/sum.ts";
import { PlainTable } from "../ui/plain-table.tsx";

interface BillAccountProps {
  readonly bill: LedgerBillFragment;
  /** Opens a receipt, where there is a place for it. */
  readonly openReceipt?: (receiptNo: string) => void;
}

/** A bill from its amount down to the receipts that paid it. */
export function BillAccount({ bill, openReceipt }: BillAccountProps) {
  const { t } = useTranslation();
  return (
    <>
      <h2 className="bill-title">
        {t("bill")} {bill.billNo} <StatusBadge status={bill.status} />
      </h2>
      <dl className="facts">
        <Fact name={t("feeItem")}>{feeName(t, bill.feeClass, bill.feeItem)}</Fact>
        <Fact name={t("servicePeriod")}>{t("rangeOf", { from: bill.periodStart, to: bill.periodEnd })}</Fact>
        <Fact name={t("issuedOn")}>{bill.issuedOn}</Fact>
        <Fact name={t("dueOn")}>{bill.dueOn}</Fact>
      </dl>
      <Reckoning bill={bill} />
      <Adjustments bill={bill} />
      <Allocations bill={bill} {...(openReceipt && { openReceipt })} />
    </>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** From the amount billed to what is still open, line by line. */
function Reckoning({ bill }: { readonly bill: LedgerBillFragment }) {
  const { t } = useTranslation();
  const lines = [
    [t("billAmount"), bill.amount, false],
    [`− ${t("creditNotes")}`, minus(bill.amount, bill.charged), false],
    [`− ${t("waived")}`, bill.waived, false],
    [`= ${t("net")}`, bill.net, true],
    [`− ${t("paid")}`, bill.paid, false],
    [`= ${t("unpaid")}`, bill.unpaid, true],
    [`− ${t("writtenOff")}`, bill.writtenOff, false],
    [`= ${t("open")}`, bill.open, true],
  ] as const;
  return (
    <table className="plain reckoning">
      <tbody>
        {lines.map(([name, fen, strong]) => (
          <tr key={name} data-strong={strong}>
            <th scope="row">{name}</th>
            <td className="number">{yuan(fen)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Adjustments({ bill }: { readonly bill: LedgerBillFragment }) {
  const { t } = useTranslation();
  if (bill.adjustments.length === 0) return null;
  return (
    <section aria-labelledby="adjustments-title">
      <h3 id="adjustments-title">{t("adjustments")}</h3>
      <PlainTable
        labelledBy="adjustments-title"
        heads={[t("adjustment"), t("effectiveOn"), t("reason"), { number: t("amount") }]}
      >
        <tbody>
          {bill.adjustments.map(({ adjustmentNo, kind, effective, effectiveOn, reason }) => (
            <tr key={adjustmentNo}>
              <th scope="row">
                {t(`adjustment${kind}`)} <small>{adjustmentNo}</small>
              </th>
              <td>{effectiveOn}</td>
              <td>{reason}</td>
              <td className="number">{yuan(effective)}</td>
            </tr>
          ))}
        </tbody>
      </PlainTable>
    </section>
  );
}

function Allocations({ bill, openReceipt }: BillAccountProps) {
  const { t } = useTranslation();
  if (bill.allocations.length === 0) return <p className="dim">{t("noAllocations")}</p>;
  return (
    <section aria-labelledby="allocations-title">
      <h3 id="allocations-title">{t("allocations")}</h3>
      <PlainTable
        labelledBy="allocations-title"
        heads={[
          t("receiptNo"),
          t("channel"),
          t("paidOn"),
          { number: t("receiptAmount") },
          t("allocatedOn"),
          { number: t("allocated") },
        ]}
      >
        <tbody>
          {bill.allocations.map(({ amount, effectiveOn, recordedAt, receipt }) => (
            <tr key={`${receipt.receiptNo} ${effectiveOn} ${recordedAt} ${amount}`}>
              <th scope="row">
                {openReceipt === undefined ? (
                  receipt.receiptNo
                ) : (
                  <button
                    type="button"
                    className="choose"
                    aria-label={t("openReceipt", { no: receipt.receiptNo })}
                    onClick={() => openReceipt(receipt.receiptNo)}
                  >
                    <span>{receipt.receiptNo}</span>
                  </button>
                )}
              </th>
              <td>{t(`channel${receipt.channel}`)}</td>
              <td>{receipt.paidOn}</td>
              <td className="number">{yuan(receipt.amount)}</td>
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
            <th scope="row" colSpan={5}>
              {t("total")}
            </th>
            <td className="number">{yuan(sum(bill.allocations.map(({ amount }) => amount)))}</td>
          </tr>
        </tfoot>
      </PlainTable>
    </section>
  );
}
