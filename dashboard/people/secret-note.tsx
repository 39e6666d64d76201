import { Button } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import "./people.css";

interface SecretNoteProps {
  readonly title: string;
  readonly hint: string;
  readonly secret: string;
  readonly close: () => void;
}

/** Something that is shown once: a link, or a token. It comes into sight and takes the focus, wherever on the page it was asked for. */
export function SecretNote({ title, hint, secret, close }: SecretNoteProps) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const note = useRef<HTMLElement>(null);
  useEffect(() => {
    setCopied(false);
    note.current?.scrollIntoView({ block: "center" });
    note.current?.focus({ preventScroll: true });
  }, [secret]);
  const copy = async () => {
    await navigator.clipboard.writeText(secret);
    setCopied(true);
  };
  return (
    <section ref={note} tabIndex={-1} className="secret" aria-label={title}>
      <b>{title}</b>
      <p>{hint}</p>
      <code>{secret}</code>
      <div className="person-acts">
        {/* A page that did not come over TLS may not write to the clipboard; there the text is selected by hand. */}
        {window.isSecureContext && (
          <Button size="compact-sm" onClick={() => void copy()}>
            {t(copied ? "copied" : "copy")}
          </Button>
        )}
        <Button size="compact-sm" variant="default" onClick={close}>
          {t("noted")}
        </Button>
      </div>
    </section>
  );
}
