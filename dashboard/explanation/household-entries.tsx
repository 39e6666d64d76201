import { Button, Skeleton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { failureOf } from "../api/failure.ts";
import { HouseholdLedgerDocument } from "../api/generated/graphql.ts";
import { NO_ENTRIES, type Explained } from "../figures/figure-view.ts";
import { unitOfAccount } from "../figures/rates.ts";
import { Dotted } from "../ui/dotted.tsx";
import { Failed } from "../ui/failed.tsx";
import { Nothing } from "../ui/nothing.tsx";
import { readingOf, type Subject } from "./explanation-subject.ts";
import { HouseholdBills } from "./household-bills.tsx";
import { BillAccount } from "./bill-account.tsx";
import type { Move } from "./rate-account.tsx";

interface HouseholdEntriesProps {
  readonly subject: Subject;
  readonly explained: Explained;
  readonly household: string;
  readonly bill: string | null;
  readonly move: Move;
}

/** What was pressed to come here is gone; the keyboard goes on from the way back. */
const focus = (button: HTMLButtonElement | null): void => button?.focus();

/** A household's bills, or one of them with its allocations and receipts. */
export function HouseholdEntries({ subject, explained, household, bill, move }: HouseholdEntriesProps) {
  const { t } = useTranslation();
  const asOf = explained.entriesAsOf ?? readingOf(subject, explained).asOf;
  const { knownAt } = subject;
  const [{ data, error, fetching }, ask] = useQuery({
    query: HouseholdLedgerDocument,
    variables: { code: household, asOf, knownAt },
  });
  const back = () =>
    move(bill !== null && unitOfAccount(explained.figure) === "HOUSEHOLDS" ? { bill: null } : NO_ENTRIES);
  const bills = data?.unit?.ledger.bills ?? [];
  const opened = bills.find(({ billNo }) => billNo === bill);
  const nothing = data !== undefined && (data.unit === null || (bill !== null && opened === undefined));
  return (
    <>
      <Button ref={focus} variant="subtle" size="compact-sm" onClick={back} className="back">
        <span aria-hidden="true">←</span>&nbsp;{t("back")}
      </Button>
      {data?.unit !== null && data?.unit !== undefined && (
        <p className="dim">
          <Dotted
            parts={[
              data.unit.estate.name,
              data.unit.building.name,
              data.unit.householdCode,
              `${data.unit.grossAreaM2} m²`,
              t("asOfStamp", { day: asOf }),
            ]}
          />
        </p>
      )}
      {fetching && <Skeleton h={480} aria-label={t("loading")} />}
      {error !== undefined && !fetching && (
        <Failed failure={failureOf(error)} retry={() => ask({ requestPolicy: "network-only" })} />
      )}
      {nothing && <Nothing title={t("missing")} hint={t("missingHint")} />}
      {opened !== undefined && <BillAccount bill={opened} />}
      {bill === null && bills.length > 0 && <HouseholdBills bills={bills} open={(billNo) => move({ bill: billNo })} />}
    </>
  );
}
