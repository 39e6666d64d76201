import { Button, Popover } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

interface MethodButtonProps {
  /** The figure's title, for those who listen. */
  readonly of: string;
  readonly children: ReactNode;
}

/** Opens by which method a figure is told, in which version, and on what assumptions. */
export function MethodButton({ of, children }: MethodButtonProps) {
  const { t } = useTranslation();
  return (
    <Popover position="bottom-end" shadow="md" width={400} trapFocus returnFocus withinPortal>
      <Popover.Target>
        <Button
          className="file-button"
          variant="subtle"
          size="compact-sm"
          color="gray"
          aria-haspopup="dialog"
          aria-label={`${of} · ${t("methodOf")}`}
        >
          {t("methodOf")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={`${of} · ${t("methodOf")}`} tabIndex={-1}>
        <div className="method-text">{children}</div>
      </Popover.Dropdown>
    </Popover>
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
