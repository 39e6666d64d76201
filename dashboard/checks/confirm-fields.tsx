import { Checkbox, Textarea, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Panel } from "../ui/panel.tsx";
import type { DraftConfirmation } from "./field-store.ts";

interface ConfirmFieldsProps {
  readonly confirmation: DraftConfirmation | null;
  readonly change: (confirmation: DraftConfirmation | null) => void;
}

const NOTHING_SAID = { name: "", position: "", agreed: true, confirmationRemark: "" } as const;

/** The person inspected takes the phone, and confirms or says why not 现场确认. */
export function ConfirmFields({ confirmation, change }: ConfirmFieldsProps) {
  const { t } = useTranslation();
  const said = (words: Partial<DraftConfirmation>) =>
    change({ ...(confirmation ?? NOTHING_SAID), ...words, at: new Date().toISOString() });
  return (
    <Panel title={t("confirmation")} note={t("confirmationNote")}>
      <div className="form">
        <Checkbox
          label={t("confirmedOnSite")}
          checked={confirmation !== null}
          onChange={({ currentTarget }) => (currentTarget.checked ? said({}) : change(null))}
        />
        {confirmation !== null && (
          <>
            <TextInput
              label={t("confirmerName")}
              required
              maxLength={60}
              value={confirmation.name}
              onChange={({ currentTarget }) => said({ name: currentTarget.value })}
            />
            <TextInput
              label={t("confirmerPosition")}
              maxLength={60}
              value={confirmation.position}
              onChange={({ currentTarget }) => said({ position: currentTarget.value })}
            />
            <Checkbox
              label={t("confirmerAgrees")}
              checked={confirmation.agreed}
              onChange={({ currentTarget }) => said({ agreed: currentTarget.checked })}
            />
            <Textarea
              label={t("confirmerRemark")}
              required={!confirmation.agreed}
              autosize
              maxLength={1000}
              value={confirmation.confirmationRemark}
              onChange={({ currentTarget }) => said({ confirmationRemark: currentTarget.value })}
            />
          </>
        )}
      </div>
    </Panel>
  );
}
