import { Button, Textarea } from "@mantine/core";
import { useState } from "react";
import type { OperationResult } from "urql";
import type { RefusedFragment } from "../api/generated/graphql.ts";
import { FormWrong } from "../people/door.tsx";
import { useSending } from "../people/use-act.ts";
import { Dialog } from "../ui/dialog.tsx";
import "../people/door.css";

interface Answered {
  readonly answer: { readonly userErrors: readonly RefusedFragment[] };
}

interface WordsDialogProps<D extends Answered> {
  readonly title: string;
  readonly hint?: string;
  readonly label: string;
  readonly button: string;
  readonly most: number;
  readonly send: (words: string) => Promise<Pick<OperationResult<D>, "data" | "error">>;
  readonly close: () => void;
  readonly done: () => void;
}

/** Asks for some sentences and sends them. */
export function WordsDialog<D extends Answered>(props: WordsDialogProps<D>) {
  const { title, hint, label, button, most, send, close, done } = props;
  const [words, setWords] = useState("");
  const { act, busy, wrong, wrongBeside } = useSending(send, done);
  return (
    <Dialog title={title} close={close}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void act(words);
        }}
      >
        {hint !== undefined && <p className="dim">{hint}</p>}
        <Textarea
          label={label}
          required
          autosize
          minRows={3}
          maxLength={most}
          value={words}
          error={wrong("words")}
          onChange={({ currentTarget }) => setWords(currentTarget.value)}
        />
        <FormWrong text={wrongBeside("words")} />
        <Button type="submit" loading={busy} disabled={words.trim() === ""}>
          {button}
        </Button>
      </form>
    </Dialog>
  );
}
