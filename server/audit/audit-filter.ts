import type { RequestContext } from "../platform/context.ts";
import { inputError } from "../platform/input-error.ts";
import { estatesLoader } from "../register/register.loader.ts";
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
    estate: estate == null ? null : await estateIdOf(context, estate),
    severity,
    standings: standings?.length === 0 ? null : standings,
  };
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== null && value !== undefined));
}

async function estateIdOf(context: RequestContext, code: string): Promise<number> {
  const found = (await context.load(estatesLoader, "all")).find((estate) => estate.code === code);
  if (found === undefined)
    throw inputError("filter.estate", `There is no estate ${code}: the list of estates tells which are.`);
  return found.estateId;
}
