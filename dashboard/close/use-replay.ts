import { useEffect, useState } from "react";
import { useClient, type Client, type CombinedError } from "urql";
import { ClosedEstatesDocument, CloseReplayDocument } from "../api/generated/graphql.ts";

/** Estates of one request: of each the ledger is read as it was known then, which takes a second where it holds ten thousands of bills. */
const AT_ONCE = 10;

const ANEW = { requestPolicy: "network-only" } as const;

/** How far the working out of a closed month anew is. */
export type Replay =
  | { readonly kind: "WORKING"; readonly done: number; readonly total: number | null }
  | { readonly kind: "DONE"; readonly estates: number; readonly differing: readonly string[] }
  | { readonly kind: "FAILED"; readonly error: CombinedError };

/** Tells of each step; ends where the next is not wanted. */
async function* replaying(client: Client, month: string): AsyncGenerator<Replay, void, undefined> {
  yield { kind: "WORKING", done: 0, total: null };
  const closed = await client.query(ClosedEstatesDocument, { month }, ANEW).toPromise();
  if (closed.error !== undefined) return yield { kind: "FAILED", error: closed.error };
  const codes = closed.data?.monthClose?.figures.map(({ estate }) => estate.code) ?? [];
  let differing: readonly string[] = [];
  for (let done = 0; done < codes.length; done += AT_ONCE) {
    yield { kind: "WORKING", done, total: codes.length };
    const estates = codes.slice(done, done + AT_ONCE);
    const { data, error } = await client.query(CloseReplayDocument, { month, estates }, ANEW).toPromise();
    if (error !== undefined) return yield { kind: "FAILED", error };
    differing = [...differing, ...(data?.closeReplay?.differing ?? [])];
  }
  yield { kind: "DONE", estates: codes.length, differing };
}

/** Works a closed month out anew, some estates after others; leaving the page ends it. */
export function useReplay(month: string): { readonly replay: Replay; readonly again: () => void } {
  const client = useClient();
  const [attempt, setAttempt] = useState(0);
  const [replay, setReplay] = useState<Replay>({ kind: "WORKING", done: 0, total: null });
  useEffect(() => {
    let wanted = true;
    const work = async () => {
      for await (const step of replaying(client, month)) {
        if (!wanted) return;
        setReplay(step);
      }
    };
    void work();
    return () => {
      wanted = false;
    };
  }, [client, month, attempt]);
  return { replay, again: () => setAttempt((before) => before + 1) };
}
