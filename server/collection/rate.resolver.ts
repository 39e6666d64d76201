import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../platform/context.ts";
import { CountRate, Rate } from "./collection.type.ts";
import { catalogueLoader, Metric } from "./metric.type.ts";

async function definitionOf(context: RequestContext, code: string): Promise<Metric> {
  const found = (await context.load(catalogueLoader, "all")).find((metric) => metric.code === code);
  if (found === undefined) throw new Error(`${code} is not in the catalogue`);
  return found;
}

@Resolver(() => Rate)
export class RateResolver {
  @FieldResolver(() => Metric, { description: "What the figure means, counts and excludes." })
  definition(@Root() { code }: Rate, @Ctx() context: RequestContext): Promise<Metric> {
    return definitionOf(context, code);
  }
}

@Resolver(() => CountRate)
export class CountRateResolver {
  @FieldResolver(() => Metric, { description: "What the figure means, counts and excludes." })
  definition(@Root() { code }: CountRate, @Ctx() context: RequestContext): Promise<Metric> {
    return definitionOf(context, code);
  }
}
