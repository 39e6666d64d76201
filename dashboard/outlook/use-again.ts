import { useEffect, useRef } from "react";
import { useClient } from "urql";
import { WarningsWaitingDocument } from "../api/generated/graphql.ts";

const EVERY = 3_000;

/** While early warning still looks at estates: asks every few seconds how many are left, and for everything once none is. */
export function useAgain(waiting: boolean, again: () => void): void {
  const client = useClient();
  const latest = useRef(again);
  useEffect(() => {
    latest.current = again;
  });
  useEffect(() => {
    if (!waiting) return undefined;
    const timer = setInterval(() => {
      void client
        .query(WarningsWaitingDocument, {}, { requestPolicy: "network-only" })
        .toPromise()
        .then(({ data }) => {
          if (data?.portfolio.outlook.waiting === 0) latest.current();
        });
    }, EVERY);
    return () => clearInterval(timer);
  }, [client, waiting]);
}
