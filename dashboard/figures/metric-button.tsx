import { Skeleton } from "@mantine/core";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { ToldButton } from "../ui/told-button.tsx";

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
    <ToldButton word={t("definitionShort")} name={`${of} · ${t("definition")}`}>
      <Suspense fallback={<Skeleton h={180} />}>
        <MetricDefinition code={code} />
      </Suspense>
    </ToldButton>
  );
}
