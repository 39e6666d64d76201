import { CloseButton, Modal } from "@mantine/core";
import { useEffect, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { WholeCodes } from "./whole-codes.tsx";
import "./dialog.css";

interface DialogProps {
  readonly title: string;
  readonly close: () => void;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** Something to be done before one goes on with the page. */
export function Dialog({ title, close, wide = false, children }: DialogProps) {
  const { t } = useTranslation();
  // It is gone as soon as it is closed; what opened it gets the keyboard back.
  const [opener] = useState(() => document.activeElement);
  useEffect(() => () => void (opener instanceof HTMLElement && opener.focus()), [opener]);
  return (
    <Modal.Root opened onClose={close} returnFocus={false} size={wide ? "lg" : "md"}>
      <Modal.Overlay backgroundOpacity={0.35} />
      <Modal.Content>
        <div className="dialog-head">
          <Modal.Title>
            <WholeCodes text={title} />
          </Modal.Title>
          <CloseButton aria-label={t("close")} onClick={close} size="lg" />
        </div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
