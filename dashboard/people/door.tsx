import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Brand } from "../shell/brand.tsx";
import { Preferences } from "../shell/preferences.tsx";
import { PageHead } from "../ui/page-head.tsx";
import "./door.css";

interface DoorProps {
  readonly title: string;
  readonly purpose: string;
  readonly children: ReactNode;
}

/** The frame of pages for those who have not signed in. */
export function Door({ title, purpose, children }: DoorProps) {
  return (
    <div className="door">
      <header className="door-head">
        <Brand />
        <Preferences />
      </header>
      <main className="door-room">
        <PageHead title={title} purpose={purpose} />
        {children}
      </main>
    </div>
  );
}

/** Says in one line what went wrong with a form. */
export function FormWrong({ text }: { readonly text: string | undefined }) {
  const { t } = useTranslation();
  if (text === undefined) return null;
  return (
    <p className="form-wrong" role="alert" aria-label={t("notDone")}>
      {text}
    </p>
  );
}
