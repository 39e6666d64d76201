import { useTranslation } from "react-i18next";
import type { LedgerBillFragment } from "../api/generated/graphql.ts";
import { yuan } from "../format/money.ts";

interface HouseholdBillsProps {
  /** Oldest first, as the ledger keeps them. */
  readonly bills: readonly LedgerBillFragment[];
  readonly open: (billNo: string) => void;
}

/** A household's bills, the newest first; each opens its allocations and receipts. */
export function HouseholdBills({ bills, open }: HouseholdBillsProps) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="bills-title">
      <h2 id="bills-title">{t("householdBills")}</h2>
      <div className="table-scroll" tabIndex={0} role="group" aria-labelledby="bills-title">
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{t("billNo")}</th>
              <th scope="col">{t("status")}</th>
              <th scope="col">{t("dueOn")}</th>
              <th scope="col" className="number">
                {t("net")}
              </th>
              <th scope="col" className="number">
                {t("paid")}
              </th>
              <th scope="col">{t("feeItem")}</th>
            </tr>
          </thead>
          <tbody>
            {bills.toReversed().map(({ billNo, dueOn, net, paid, status, feeClass }) => (
              <tr key={billNo}>
                <th scope="row">
                  <button
                    type="button"
                    className="choose"
                    aria-label={t("openBill", { no: billNo })}
                    onClick={() => open(billNo)}
                  >
                    <span>{billNo}</span>
                  </button>
                </th>
                <td>{t(`status${status}`)}</td>
                <td>{dueOn}</td>
                <td className="number">{yuan(net)}</td>
                <td className="number">{yuan(paid)}</td>
                <td>{t(`fee${feeClass}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
