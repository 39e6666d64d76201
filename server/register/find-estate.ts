import type { RequestContext } from "../platform/context.ts";
import { inputError } from "../platform/input-error.ts";
import { estatesLoader } from "./register.loader.ts";
import type { Estate } from "./register.type.ts";

/** The estate of something that the viewer sees, and therefore sees it too. */
export async function estateOf(context: RequestContext, estateId: number): Promise<Estate> {
  const found = (await context.load(estatesLoader, "all")).find((estate) => estate.estateId === estateId);
  if (found === undefined) throw new Error(`no estate ${estateId} in scope`);
  return found;
}

/** An estate by its code; undefined where there is none in scope. */
export async function estateWith(context: RequestContext, code: string): Promise<Estate | undefined> {
  return (await context.load(estatesLoader, "all")).find((estate) => estate.code === code);
}

/** The key of an estate by its code; 0, which no estate has, out of scope: a command tells of it like of one that there is not. */
export async function estateKey(context: RequestContext, code: string): Promise<number> {
  return (await estateWith(context, code))?.estateId ?? 0;
}

/** The key of an estate that a field of the question names; what names none in scope is refused. */
export async function estateAsked(context: RequestContext, code: string, field: string): Promise<number> {
  const found = await estateWith(context, code);
  if (found === undefined) throw inputError(field, `There is no estate ${code}: the list of estates tells which are.`);
  return found.estateId;
}
