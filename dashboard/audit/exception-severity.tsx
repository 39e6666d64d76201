import { useTranslation } from "react-i18next";
import type { AuditSeverity } from "../api/generated/graphql.ts";
import { SeverityMark } from "../ui/severity-mark.tsx";

/** How serious what a rule finds is. */
export function ExceptionSeverity({ severity }: { readonly severity: AuditSeverity }) {
  const { t } = useTranslation();
  return <SeverityMark severity={severity}>{t(`auditSeverity${severity}`)}</SeverityMark>;
}
