import type { RequestContext } from "../platform/context.ts";
import { inputError } from "../platform/input-error.ts";
import { estateAsked } from "../register/find-estate.ts";
import type { AuditFilter } from "./audit.input.ts";
import type { ExceptionQuery } from "./exception.store.ts";
import { rulesLoader } from "./rule.store.ts";

/** The filter of audit_exceptions.sql; what names nothing known is refused, since a slip of the pen would read as "there is none". */
export async function exceptionFilterOf(
  context: RequestContext,
  { rule, estate, severity, standings }: AuditFilter,
): Promise<ExceptionQuery["filter"]> {
  const known = rule == null || (await context.load(rulesLoader, "all")).some(({ code }) => code === rule);
  if (!known) throw inputError("filter.rule", `There is no rule ${rule}: the list of rules tells which are.`);
  const filter = {
    rule,
    estate: estate == null ? null : await estateAsked(context, estate, "filter.estate"),
    severity,
    standings: standings?.length === 0 ? null : standings,
  };
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== null && value !== undefined));
}
