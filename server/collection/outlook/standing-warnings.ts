import type { RequestContext } from "../../platform/context.ts";
import type { Outlook } from "./outlook.type.ts";
import { EstateWarning, WatchedRate } from "./watch.type.ts";
import { warningsLoader } from "./warning.loader.ts";
import { warningShown } from "./watches-of.ts";

/** Warnings that stand in the viewer's estates, most money at risk first. */
export async function standingWarnings(context: RequestContext, { asOf, knownAt }: Outlook): Promise<EstateWarning[]> {
  const found = await context.load(warningsLoader, { asOf, knownAt });
  const all = await Promise.all(
    found.map(async ({ estateId, rate, ...warning }) =>
      Object.assign(new EstateWarning(), {
        estateId,
        rate: WatchedRate[rate],
        warning: await warningShown(context, { estateId, asOf, knownAt }, warning),
      }),
    ),
  );
  return all.toSorted((a, b) => Number(b.warning.atRisk - a.warning.atRisk));
}
