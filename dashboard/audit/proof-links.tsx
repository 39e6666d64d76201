import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import type { ListedExceptionFragment } from "../api/generated/graphql.ts";
import type { OpenEntry } from "../entry/use-entry.ts";
import { EntryLink, HouseholdLink } from "../records/record-links.tsx";

interface ProofLinksProps {
  readonly exception: ListedExceptionFragment;
  readonly open: OpenEntry;
}

/** The rows that prove an exception, each with the way to it. */
export function ProofLinks({ exception: { estate, proof }, open }: ProofLinksProps) {
  const { t } = useTranslation();
  return (
    <ul className="audit-proof" aria-label={t("proofRows")}>
      {proof.map(({ table, no }) => (
        <li key={`${table} ${no}`}>
          {table === "bills" && (
            <Fragment>
              <small>{t("proofBill")}</small>{" "}
              <EntryLink entry={{ kind: "bill", estate: estate.code, no }} open={open} />
            </Fragment>
          )}
          {table === "receipts" && (
            <Fragment>
              <small>{t("proofReceipt")}</small>{" "}
              <EntryLink entry={{ kind: "receipt", estate: estate.code, no }} open={open} />
            </Fragment>
          )}
          {table === "units" && <HouseholdLink code={`${estate.code}/${no}`} place={t("proofUnit")} />}
          {table === "adjustments" && (
            <span>
              <small>{t("proofAdjustment")}</small> {no}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
