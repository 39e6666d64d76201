import { useTranslation } from "react-i18next";
import type { LedgerBillFragment } from "../api/generated/graphql.ts";
import { yuan } from "../format/money.ts";
import { PlainTable } from "../ui/plain-table.tsx";

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
      <PlainTable
        cards
        heads={[t("billNo"), t("status"), t("dueOn"), { number: t("net") }, { number: t("paid") }, t("feeItem")]}
      >
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
              <td data-name={t("status")}>{t(`status${status}`)}</td>
              <td data-name={t("dueOn")}>{dueOn}</td>
              <td data-name={t("net")} className="number">
                {yuan(net)}
              </td>
              <td data-name={t("paid")} className="number">
                {yuan(paid)}
              </td>
              <td data-name={t("feeItem")}>{t(`fee${feeClass}`)}</td>
            </tr>
          ))}
        </tbody>
      </PlainTable>
    </section>
  );
}
