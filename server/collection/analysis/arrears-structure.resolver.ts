import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../platform/context.ts";
import { pageSize } from "../../platform/paging.ts";
import { arrearsStructure } from "./arrears-structure.rules.ts";
import { ArrearsStructure } from "./arrears-structure.type.ts";
import { Collection } from "../collection.type.ts";
import { householdArrearsLoader } from "./household-arrears.loader.ts";

/** How overdue money is spread over households. */
@Resolver(() => Collection)
export class ArrearsStructureResolver {
  @FieldResolver(() => ArrearsStructure, {
    description:
      "How what is overdue as of the day, of whatever period, is spread over households 欠费结构; read from the bills themselves.",
  })
  async arrearsStructure(
    @Root() { figure }: Collection,
    @Ctx() context: RequestContext,
    @Arg("first", () => Int, { defaultValue: 50, description: "Cases told, at most 200." }) first: number,
  ): Promise<ArrearsStructure> {
    const limit = pageSize(first);
    return arrearsStructure(await context.load(householdArrearsLoader, figure), figure.asOf, limit);
  }
}
