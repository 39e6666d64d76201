import { Button } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

interface FilterBarProps {
  /** The one filter that is always in sight. */
  readonly first: ReactNode;
  /** All others; on a phone they wait behind a button. */
  readonly children: ReactNode;
}

/** What the page covers. */
export function FilterBar({ first, children }: FilterBarProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <search className="filters" aria-label={t("filters")} data-open={open}>
      {first}
      <Button variant="default" className="filters-more" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t("filters")}
      </Button>
      <div className="filters-rest">{children}</div>
    </search>
  );
}
