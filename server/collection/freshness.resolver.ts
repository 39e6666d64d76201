import { Ctx, FieldResolver, Resolver } from "type-graphql";
import { cellLagLoader } from "../ledger/cell-lag.store.ts";
import type { RequestContext } from "../platform/context.ts";
import { CellLag, Freshness } from "./collection.type.ts";

@Resolver(() => Freshness)
export class FreshnessResolver {
  @FieldResolver(() => CellLag, { description: "Cells of the viewer's estates that wait to be recomputed." })
  lag(@Ctx() context: RequestContext): Promise<CellLag> {
    return context.load(cellLagLoader, "all");
  }
}
