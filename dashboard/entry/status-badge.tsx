import { Badge } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { BillStatus } from "../api/generated/graphql.ts";

const COLORS = {
  PAID: "harbour.8",
  OVERDUE: "#a63f00",
  UNPAID: "gray.7",
  WAIVED: "gray.7",
  WRITTEN_OFF: "gray.7",
} as const;

/** The state of a bill or household, in words; the colour only repeats them. */
export function StatusBadge({ status }: { readonly status: BillStatus }) {
  const { t } = useTranslation();
  return (
    <Badge color={COLORS[status]} variant="filled" className="badge">
      {t(`status${status}`)}
    </Badge>
  );
}
