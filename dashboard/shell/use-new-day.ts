import { useEffect } from "react";
import { useRevalidator } from "react-router";
import { askAnew, businessDayToldAt, whenDayTurns } from "../api/business-day.ts";
import { client } from "../api/client.ts";
import { MeDocument, TodayDocument } from "../api/generated/graphql.ts";

/** Whoever comes back to a page within this time, in milliseconds, is taken to come back on the same day. */
const AWAY = 60_000;

/** Moves a page that was left open on to the next day: with the next answer, whatever it is of, or when one comes back to the page. */
export function useNewDay(): void {
  const { revalidate } = useRevalidator();
  useEffect(
    () =>
      whenDayTurns(async () => {
        // A page that cannot have the new day keeps the one it has.
        const { data } = await client.query(MeDocument, {}).toPromise();
        if (data === undefined) return;
        await revalidate();
        askAnew();
      }),
    [revalidate],
  );
  useEffect(() => {
    const look = () => {
      if (document.visibilityState !== "visible" || Date.now() - businessDayToldAt() < AWAY) return;
      void client.query(TodayDocument, {}, { requestPolicy: "network-only" }).toPromise();
    };
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, []);
}
