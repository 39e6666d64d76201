import { Badge } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { AuditSeverity } from "../api/generated/graphql.ts";

const COLORS = { SEVERE: "#9b1c1c", MORE_SERIOUS: "#a63f00", GENERAL: "gray.7" } as const;

/** How serious what a rule finds is, in words; the colour only repeats them. */
export function SeverityBadge({ severity }: { readonly severity: AuditSeverity }) {
  const { t } = useTranslation();
  return (
    <Badge color={COLORS[severity]} variant="filled" className="badge">
      {t(`auditSeverity${severity}`)}
    </Badge>
  );
}
