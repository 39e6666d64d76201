import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient, type AnyVariables, type OperationResult, type TypedDocumentNode } from "urql";
import { failureOf } from "../api/failure.ts";
import type { RefusedFragment } from "../api/generated/graphql.ts";
import { currentLanguage } from "../i18n/language.ts";

/** What an act is answered with, under the name `answer`. */
export interface Answered {
  readonly answer: { readonly userErrors: readonly RefusedFragment[] };
}

interface Act<V> {
  readonly busy: boolean;
  /** What is wrong with a field of the input. */
  readonly wrong: (field: string) => string | undefined;
  /** What is wrong apart from any of these fields. */
  readonly wrongBeside: (...fields: readonly string[]) => string | undefined;
  readonly act: (variables: V) => Promise<void>;
}

/**
 * An act of the reader's: sends it, and tells what was refused in their language. `movedOn` reads anew what they act on, where
 * somebody else was first.
 */
export function useAct<D extends Answered, V extends AnyVariables>(
  document: TypedDocumentNode<D, V>,
  done: (answer: D["answer"]) => void,
  movedOn?: () => void,
): Act<V> {
  const client = useClient();
  return useSending(async (variables) => {
    const sent = await client.mutation(document, variables).toPromise();
    if (sent.data?.answer.userErrors.some(({ code }) => code === "MOVED_ON") === true) movedOn?.();
    return sent;
  }, done);
}

/** The same for what is sent in one of several ways. */
export function useSending<D extends Answered, V>(
  send: (variables: V) => Promise<Pick<OperationResult<D>, "data" | "error">>,
  done: (answer: D["answer"]) => void,
): Act<V> {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [refusals, setRefusals] = useState<readonly RefusedFragment[]>([]);
  const told = useRefusal();
  const wordsFor = (wanted: (refusal: RefusedFragment) => boolean) => {
    const found = refusals.filter(wanted).map(told);
    return found.length === 0 ? undefined : found.join(" ");
  };
  return {
    busy,
    wrong: (field) => wordsFor((refusal) => refusal.field === field),
    wrongBeside: (...fields) => wordsFor(({ field }) => field === null || !fields.includes(field)),
    async act(variables) {
      setBusy(true);
      setRefusals([]);
      const { data, error } = await send(variables);
      setBusy(false);
      // A payload that is an error itself leaves no data at all.
      if (data == null) {
        const { kind, message } = error === undefined ? { kind: "FAULT" as const, message: "" } : failureOf(error);
        setRefusals([{ code: kind, field: null, at: null, told: null, message: t(`failed${kind}`, { message }) }]);
      } else if (data.answer.userErrors.length > 0) setRefusals(data.answer.userErrors);
      else done(data.answer);
    },
  };
}

/** A refusal, of which a file's or a kept one says less. */
type Told = Pick<RefusedFragment, "code" | "message"> & Partial<Pick<RefusedFragment, "at" | "told">>;

/** A refusal in the reader's language; the server's own words where there are none. */
export function useRefusal(): (refusal: Told) => string {
  const { t, i18n } = useTranslation();
  return ({ code, message, at, told }) => {
    if (told != null) return told[currentLanguage()];
    const word = `refused${code}`;
    if (!isWord(word, i18n.exists(word))) return message;
    return at == null ? t(word) : t("refusedAt", { at, why: t(word) });
  };
}

type RefusalWord = "refusedWRONG_LOGIN";

/** Words of refusals stand in the list of words under their code. */
const isWord = (word: string, exists: boolean): word is RefusalWord => exists && word.startsWith("refused");
