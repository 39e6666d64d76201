import { ActionIcon, Button, Group, SimpleGrid, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { kindOf, parsePeriod, quarterOf, type Period } from "../format/period.ts";

interface QuarterPickerProps {
  readonly period: Period;
  readonly take: (period: Period) => void;
}

/** The four quarters of a year, and the way to other years. */
export function QuarterPicker({ period, take }: QuarterPickerProps) {
  const { t } = useTranslation();
  const [year, setYear] = useState(Number(period.from.slice(0, 4)));
  const chosen =
    kindOf(period) === "QUARTER" && Number(period.from.slice(0, 4)) === year ? quarterOf(period.from) : null;
  const choose = (quarter: number) => {
    const found = parsePeriod(`${year}-Q${quarter}`);
    if (found !== null) take(found);
  };
  return (
    <div className="quarter-picker">
      <Group justify="space-between" mb="xs">
        <ActionIcon variant="subtle" aria-label={t("earlierYear")} onClick={() => setYear(year - 1)}>
          ‹
        </ActionIcon>
        <Text fw={600} aria-live="polite">
          {t("yearOf", { year })}
        </Text>
        <ActionIcon variant="subtle" aria-label={t("laterYear")} onClick={() => setYear(year + 1)}>
          ›
        </ActionIcon>
      </Group>
      <SimpleGrid cols={2} spacing="xs">
        {[1, 2, 3, 4].map((quarter) => (
          <Button
            key={quarter}
            size="compact-sm"
            variant={quarter === chosen ? "filled" : "default"}
            aria-pressed={quarter === chosen}
            onClick={() => choose(quarter)}
          >
            {t("quarterShort", { quarter })}
          </Button>
        ))}
      </SimpleGrid>
    </div>
  );
}
