import { useTranslation } from "react-i18next";
import type { BillStatus } from "../api/generated/graphql.ts";
import { StateMark } from "../ui/state-mark.tsx";

const TONES: Partial<Record<BillStatus, "DONE" | "LATE">> = { PAID: "DONE", OVERDUE: "LATE" };

/** The state of a bill or household. */
export function StatusBadge({ status }: { readonly status: BillStatus }) {
  const { t } = useTranslation();
  return <StateMark tone={TONES[status]}>{t(`status${status}`)}</StateMark>;
}
