import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmCheckDocument } from "../api/generated/graphql.ts";
import { FormWrong } from "../people/door.tsx";
import { useAct } from "../people/use-act.ts";
import { ConfirmFields } from "./confirm-fields.tsx";
import type { DraftConfirmation } from "./field-store.ts";
import "../people/door.css";

interface ConfirmLaterProps {
  readonly id: string;
  readonly estate: string;
  readonly changed: () => void;
}

/** Where nobody was there to confirm when the check was handed in, its inspector has it confirmed later. */
export function ConfirmLater({ id, estate, changed }: ConfirmLaterProps) {
  const { t } = useTranslation();
  const [confirmation, change] = useState<DraftConfirmation | null>(null);
  const { act, busy, wrongBeside } = useAct(ConfirmCheckDocument, changed);
  return (
    <form
      className="confirm-later"
      onSubmit={(event) => {
        event.preventDefault();
        if (confirmation !== null) void act({ input: { ...confirmation, id, estate } });
      }}
    >
      <ConfirmFields confirmation={confirmation} change={change} />
      <FormWrong text={wrongBeside()} />
      {confirmation !== null && (
        <Button type="submit" loading={busy}>
          {t("recordConfirmation")}
        </Button>
      )}
    </form>
  );
}
