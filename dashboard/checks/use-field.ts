import { useCallback, useEffect, useState } from "react";
import { useClient } from "urql";
import { failureOf, type Failure } from "../api/failure.ts";
import { FieldDocument } from "../api/generated/graphql.ts";
import { carriesOut } from "./draft.ts";
import { keepSnapshot, readDrafts, readSnapshot, type Draft, type FieldSnapshot } from "./field-store.ts";
import { sendDrafts } from "./send-drafts.ts";

/** What an inspector has on the phone, and how it stands with the server. */
export interface Field {
  /** Undefined until the phone's store or else the server has told it; null where neither did. */
  readonly snapshot: FieldSnapshot | null | undefined;
  readonly drafts: readonly Draft[];
  /** Why the lists could not be read; null where they were, or still are. */
  readonly failure: Failure | null;
  readonly online: boolean;
  readonly sending: boolean;
  /** Drafts that the server has taken since the page was opened. */
  readonly sent: number;
  readonly send: () => Promise<void>;
  readonly refresh: () => Promise<void>;
}

/** What was last read, without what has been carried out since. */
const withoutDone = ({ field, readAt }: FieldSnapshot, done: readonly Draft[]): FieldSnapshot => ({
  field: {
    ...field,
    assignedChecks: field.assignedChecks.filter((each) => !done.some((draft) => carriesOut(draft, each))),
  },
  readAt,
});

const AGAIN_MS = 30_000;

export function useField(): Field {
  const client = useClient();
  const [snapshot, setSnapshot] = useState<FieldSnapshot | null>();
  const [drafts, setDrafts] = useState<readonly Draft[]>([]);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [online, setOnline] = useState(navigator.onLine);
  const [sending, setSending] = useState(false);
  const [sent, setSent] = useState(0);
  const personId = snapshot?.field.me?.personId;

  const refresh = useCallback(async () => {
    const kept = await readSnapshot();
    if (kept !== undefined) setSnapshot(kept);
    const { data, error } = await client.query(FieldDocument, {}, { requestPolicy: "network-only" }).toPromise();
    setFailure(error === undefined ? null : failureOf(error));
    // Whoever is signed out keeps what is on the phone, and is asked to sign in by whatever they send.
    if (data?.me == null) {
      if (kept === undefined) setSnapshot(null);
      return;
    }
    const read = { field: data, readAt: new Date().toISOString() };
    await keepSnapshot(read);
    setSnapshot(read);
  }, [client]);

  const send = useCallback(async () => {
    if (personId === undefined) return;
    setSending(true);
    try {
      const gone = await sendDrafts(client, personId);
      if (gone.length > 0) {
        setSent((before) => before + gone.length);
        // What was sent is to be carried out no more, also where the lists cannot be read anew just now.
        const kept = await readSnapshot();
        if (kept !== undefined) await keepSnapshot(withoutDone(kept, gone));
        await refresh();
      }
    } finally {
      setSending(false);
      setDrafts(await readDrafts(personId));
    }
  }, [client, personId, refresh]);

  useEffect(() => void refresh(), [refresh]);
  useEffect(() => {
    if (personId === undefined) return undefined;
    const again = () => {
      setOnline(navigator.onLine);
      if (navigator.onLine) void send();
      else void readDrafts(personId).then(setDrafts);
    };
    again();
    window.addEventListener("online", again);
    window.addEventListener("offline", again);
    const timer = window.setInterval(again, AGAIN_MS);
    return () => {
      window.removeEventListener("online", again);
      window.removeEventListener("offline", again);
      window.clearInterval(timer);
    };
  }, [personId, send]);

  return { snapshot, drafts, failure, online, sending, sent, send, refresh };
}
