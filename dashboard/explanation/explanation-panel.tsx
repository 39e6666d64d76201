import { CloseButton, Drawer } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useEffect, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Explained } from "../figures/figure-view.ts";
import type { Subject } from "./explanation-subject.ts";
import { HouseholdEntries } from "./household-entries.tsx";
import { RateAccount, type Move } from "./rate-account.tsx";
import "./explanation.css";

interface ExplanationPanelProps {
  readonly subject: Subject;
  readonly explained: Explained;
  /** Explains something else, or nothing. */
  readonly change: (explained: Explained | null) => void;
  /** What is told in place of the rate's own account. */
  readonly account?: (move: Move) => ReactNode;
}

/** Explains a rate 口径与明细: what it means, how it compares, and the rows that it is made of, down to the receipts. */
export function ExplanationPanel({ subject, explained, change: explain, account }: ExplanationPanelProps) {
  const { t } = useTranslation();
  const phone = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  // The panel stands in the address, so it may be there from the start; what opened it gets the keyboard back.
  const [opener] = useState(() => document.activeElement);
  useEffect(() => () => void (opener instanceof HTMLElement && opener.focus()), [opener]);
  const close = () => explain(null);
  const move: Move = (change) => explain({ ...explained, ...change });
  return (
    <Drawer.Root opened onClose={close} position="right" size={phone ? "100%" : 760} returnFocus={false}>
      <Drawer.Overlay backgroundOpacity={0.35} />
      <Drawer.Content className="explanation">
        <div className="explanation-head">
          <Drawer.Title>{t("explain")}</Drawer.Title>
          <CloseButton aria-label={t("close")} onClick={close} size="lg" />
        </div>
        <Drawer.Body className="explanation-body">
          {explained.household === null ? (
            (account?.(move) ?? <RateAccount subject={subject} explained={explained} move={move} />)
          ) : (
            <HouseholdEntries
              subject={subject}
              explained={explained}
              household={explained.household}
              bill={explained.bill}
              move={move}
            />
          )}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}
