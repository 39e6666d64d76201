import { Button, Popover, Skeleton } from "@mantine/core";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";

const MetricDefinition = lazy(() =>
  import("../explanation/metric-definition.tsx").then((module) => ({ default: module.MetricDefinition })),
);

interface MetricButtonProps {
  /** The catalogue's code of the figure. */
  readonly code: string;
  /** The figure's title, for those who listen. */
  readonly of: string;
}

/** Opens what a figure means, counts and leaves out. */
export function MetricButton({ code, of }: MetricButtonProps) {
  const { t } = useTranslation();
  return (
    <Popover position="bottom-end" shadow="md" width={380} trapFocus returnFocus withinPortal>
      <Popover.Target>
        <Button
          className="file-button"
          variant="subtle"
          size="compact-sm"
          color="gray"
          aria-haspopup="dialog"
          aria-label={`${of} · ${t("definition")}`}
        >
          {t("definitionShort")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={`${of} · ${t("definition")}`} tabIndex={-1}>
        <Suspense fallback={<Skeleton h={180} />}>
          <MetricDefinition code={code} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}
