import { Button } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { stopWaiting, useInFlight } from "../api/in-flight.ts";
import "./awaited-notice.css";

/** Nobody is told of answers that come within this time, in milliseconds. */
const PATIENCE = 2_000;

/** What a question is about, by the name of its document. */
const SUBJECTS: Readonly<
  Record<string, "awaitedEstates" | "awaitedEstate" | "awaitedBuilding" | "awaitedHousehold" | "awaitedRows">
> = {
  PortfolioTotal: "awaitedEstates",
  Comparison: "awaitedEstates",
  Estate: "awaitedEstate",
  EstateMonths: "awaitedEstate",
  EstateChannels: "awaitedEstate",
  Building: "awaitedBuilding",
  BuildingMonths: "awaitedBuilding",
  Household: "awaitedHousehold",
  HouseholdLedger: "awaitedHousehold",
  BillPage: "awaitedRows",
  BillTotals: "awaitedRows",
  ReceiptPage: "awaitedRows",
  ReceiptTotals: "awaitedRows",
  RateRows: "awaitedRows",
};

/** Says of slow answers what is awaited and since when, and lets the user give up. */
export function AwaitedNotice() {
  const { t } = useTranslation();
  const awaited = useInFlight();
  const oldest = awaited.reduce<(typeof awaited)[number] | null>(
    (found, next) => (found === null || next.since < found.since ? next : found),
    null,
  );
  const seconds = useSecondsSince(oldest?.since ?? null);
  const slow = oldest !== null && seconds * 1_000 >= PATIENCE;
  return (
    <div className="awaited" role="status" data-shown={slow}>
      {slow && (
        <>
          <span className="awaited-pulse" aria-hidden />
          {/* Read out once: a reader of the screen would hear every second. */}
          <span className="awaited-text">
            {t("awaited", { subject: t(SUBJECTS[oldest.name] ?? "awaitedFigures") })}
          </span>
          <span className="dim" aria-hidden>
            {t("awaitedSeconds", { seconds })}
          </span>
          <Button size="compact-sm" variant="default" onClick={stopWaiting}>
            {t("stopWaiting")}
          </Button>
        </>
      )}
    </div>
  );
}

/** Whole seconds since a time, counted on each second; 0 where there is none. */
function useSecondsSince(since: number | null): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (since === null) return;
    const count = () => setSeconds(Math.floor((performance.now() - since) / 1_000));
    count();
    const timer = setInterval(count, 500);
    return () => clearInterval(timer);
  }, [since]);
  return since === null ? 0 : seconds;
}
