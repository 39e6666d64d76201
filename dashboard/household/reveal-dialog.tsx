import { Anchor, Button, Chip, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { RevealContactDocument, type RevealContactMutation } from "../api/generated/graphql.ts";
import { FormWrong } from "../people/door.tsx";
import { useAct } from "../people/use-act.ts";
import { Dialog } from "../ui/dialog.tsx";
import "../people/door.css";
import "../ui/facts.css";
import "./reveal.css";

type Revealed = NonNullable<RevealContactMutation["answer"]["contact"]>;

/** What a contact is mostly needed for. */
const REASONS = ["Arrears", "Payment", "Complaint", "Audit"] as const;

interface RevealDialogProps {
  readonly household: string;
  readonly close: () => void;
}

/** Asks what a household's contact is needed for, and shows it until the dialog is closed; the page itself stays masked. */
export function RevealDialog({ household, close }: RevealDialogProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const [contact, setContact] = useState<Revealed | null>(null);
  const { act, busy, wrong, wrongBeside } = useAct(RevealContactDocument, (answer) => setContact(answer.contact));
  if (contact !== null)
    return (
      <Dialog title={t("contactOf", { household })} close={close}>
        <Contact contact={contact} />
        <p className="dim">{t("revealNoted", { reason })}</p>
        <Button variant="default" data-autofocus onClick={close}>
          {t("hideAgain")}
        </Button>
      </Dialog>
    );
  return (
    <Dialog title={t("contactOf", { household })} close={close}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void act({ input: { unit: household, reason } });
        }}
      >
        <p className="reveal-note">{t("revealNote")}</p>
        <div className="reveal-reasons" role="group" aria-label={t("usualReasons")}>
          {REASONS.map((word) => {
            const text = t(`reason${word}`);
            return (
              <Chip key={word} size="sm" checked={reason === text} onChange={() => setReason(text)}>
                {text}
              </Chip>
            );
          })}
        </div>
        <TextInput
          label={t("revealReason")}
          required
          data-autofocus
          maxLength={200}
          value={reason}
          error={wrong("reason")}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        <FormWrong text={wrongBeside("reason")} />
        <Button type="submit" loading={busy}>
          {t("revealNow")}
        </Button>
      </form>
    </Dialog>
  );
}

function Contact({ contact: { name, phone } }: { readonly contact: Revealed }) {
  const { t } = useTranslation();
  return (
    <div role="status">
      <dl className="facts revealed">
        <div>
          <dt>{t("occupantName")}</dt>
          <dd>{name ?? t("notRegistered")}</dd>
        </div>
        <div>
          <dt>{t("occupantPhone")}</dt>
          <dd>
            {phone === null ? (
              t("notRegistered")
            ) : (
              <Anchor href={`tel:${phone.replace(/[^0-9+]/g, "")}`}>{phone}</Anchor>
            )}
          </dd>
        </div>
      </dl>
    </div>
  );
}
