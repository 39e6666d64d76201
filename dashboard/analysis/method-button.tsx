import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ToldButton } from "../ui/told-button.tsx";

interface MethodButtonProps {
  /** The figure's title, for those who listen. */
  readonly of: string;
  readonly children: ReactNode;
}

/** Opens by which method a figure is told, in which version, and on what assumptions. */
export function MethodButton({ of, children }: MethodButtonProps) {
  const { t } = useTranslation();
  return (
    <ToldButton word={t("methodOf")} name={`${of} · ${t("methodOf")}`}>
      <div className="method-text">{children}</div>
    </ToldButton>
  );
}

/** Name and value of what a method rests on. */
export function MethodFacts({ facts }: { readonly facts: readonly (readonly [string, string])[] }) {
  return (
    <dl>
      {facts.map(([name, value]) => (
        <div key={name} style={{ display: "contents" }}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
