import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, FieldResolver, Info, Int, Query, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../platform/context.ts";
import { askedBelow } from "../platform/asked-below.ts";
import { cursorOf, pageSize, readCursor } from "../platform/paging.ts";
import { PageInfo } from "../platform/page.type.ts";
import { DayScalar } from "../platform/scalars.ts";
import { estateOf, estateWith } from "../register/find-estate.ts";
import { buildingsLoader, estatesLoader, findUnit, readAhead, unitPageLoader } from "../register/register.loader.ts";
import { Building, Estate, Unit } from "../register/register.type.ts";
import { CollectionArguments, figureOf } from "./collection.input.ts";
import { catalogueLoader, Metric } from "./metric.type.ts";
import { Collection } from "./collection.type.ts";
import { Filters, Portfolio, UnitConnection } from "./portfolio.type.ts";
import { readRatesAhead } from "./read-rates-ahead.ts";
import { estateScope, PORTFOLIO, type Scope } from "./scope.rules.ts";
import { feeItemsLoader, placesLoader } from "./slice.loader.ts";

/** Whether buildings of estates are asked for right below: they are read together with their estates then. */
const asksForBuildings = (info: GraphQLResolveInfo): boolean => askedBelow(info.fieldNodes, info).has("buildings");

async function unitPage(
  context: RequestContext,
  of: { estateId: number; buildingId: bigint | null },
  first: number,
  after: string | null | undefined,
): Promise<UnitConnection> {
  const limit = pageSize(first);
  const rows = await context.load(unitPageLoader, { ...of, after: readCursor(after), limit: limit + 1 });
  const nodes = rows.slice(0, limit);
  const last = nodes.at(-1);
  return { nodes, pageInfo: new PageInfo(rows.length > limit, last === undefined ? null : cursorOf(last.code)) };
}

@Resolver(() => Portfolio)
export class PortfolioResolver {
  @Query(() => DayScalar, { description: "Today's business day in the company's time zone." })
  today(@Ctx() context: RequestContext): string {
    return context.today;
  }

  @Query(() => Portfolio, { description: "All estates together." })
  portfolio(): Portfolio {
    return new Portfolio();
  }

  @Query(() => [Estate], { description: "Estates in order of code." })
  async estates(
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
    @Arg("regions", () => [String], {
      nullable: true,
      description: "Only of these regions; an empty text stands for none.",
    })
    regions?: string[] | null,
    @Arg("cityCompanies", () => [String], { nullable: true, description: "Only of these city companies." })
    companies?: string[] | null,
  ): Promise<Estate[]> {
    if (asksForBuildings(info)) await readAhead(context, null);
    const estates = await context.load(estatesLoader, "all");
    return estates.filter(
      ({ region, cityCompany }) => (regions?.includes(region) ?? true) && (companies?.includes(cityCompany) ?? true),
    );
  }

  @Query(() => Estate, { nullable: true, description: "An estate by its code; null where there is none in scope." })
  async estate(
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
    @Arg("code", () => String, { description: "Code 项目编码." }) code: string,
  ): Promise<Estate | null> {
    if (asksForBuildings(info)) await readAhead(context, code);
    return (await estateWith(context, code)) ?? null;
  }

  @Query(() => Unit, { nullable: true, description: "A unit by its household code 一户一码: estate code / unit code." })
  unit(
    @Ctx() context: RequestContext,
    @Arg("householdCode", () => String, { description: "E.g. E01/01-001." }) code: string,
  ): Promise<Unit | null> {
    return context.read((trx) => findUnit(trx, code));
  }

  @Query(() => [Metric], { description: "Definitions of all metrics 指标口径." })
  metrics(@Ctx() context: RequestContext): Promise<Metric[]> {
    return context.load(catalogueLoader, "all");
  }

  @FieldResolver(() => Collection, { description: "Figures of the whole portfolio, or of the slice asked for." })
  async collection(
    @Root() _portfolio: Portfolio,
    @Args(() => CollectionArguments) given: CollectionArguments,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Collection> {
    return readRatesAhead(context, new Collection(await figureOf(PORTFOLIO, given, context)), info);
  }
}

@Resolver(() => Filters)
export class FiltersResolver {
  @Query(() => Filters, { description: "What a slice can be chosen from, within the viewer's estates." })
  filters(@Ctx() context: RequestContext): Promise<Filters> {
    return context.load(placesLoader, "all");
  }

  @FieldResolver(() => [String], { description: "Fee items 收费项目 that bills were written for." })
  feeItems(@Root() _filters: Filters, @Ctx() context: RequestContext): Promise<readonly string[]> {
    return context.load(feeItemsLoader, "all");
  }
}

@Resolver(() => Estate)
export class EstateResolver {
  @FieldResolver(() => Collection, { description: "Figures of the estate." })
  async collection(
    @Root() estate: Estate,
    @Args(() => CollectionArguments) given: CollectionArguments,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Collection> {
    return readRatesAhead(context, new Collection(await figureOf(estateScope(estate), given, context)), info);
  }

  @FieldResolver(() => [Building], { description: "Its buildings in order of code." })
  buildings(@Root() { estateId }: Estate, @Ctx() context: RequestContext): Promise<Building[]> {
    return context.load(buildingsLoader, estateId);
  }

  @FieldResolver(() => Building, {
    nullable: true,
    description: "One of its buildings by its code; null where it has none such.",
  })
  async building(
    @Root() { estateId }: Estate,
    @Arg("code", () => String, { description: "Code 楼栋编码." }) code: string,
    @Ctx() context: RequestContext,
  ): Promise<Building | null> {
    const buildings = await context.load(buildingsLoader, estateId);
    return buildings.find((building) => building.code === code) ?? null;
  }

  @FieldResolver(() => UnitConnection, { description: "Its units, a page at a time." })
  units(
    @Root() { estateId }: Estate,
    @Ctx() context: RequestContext,
    @Arg("first", () => Int, { defaultValue: 50, description: "Rows of the page, at most 200." }) first: number,
    @Arg("after", () => String, { nullable: true, description: "Cursor to go on after." }) after?: string | null,
  ): Promise<UnitConnection> {
    return unitPage(context, { estateId, buildingId: null }, first, after);
  }
}

@Resolver(() => Building)
export class BuildingResolver {
  @FieldResolver(() => Collection, { description: "Building KPIs 楼栋指标." })
  async collection(
    @Root() building: Building,
    @Args(() => CollectionArguments) given: CollectionArguments,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Collection> {
    const { estateCode, code, buildingId } = building;
    const scope: Scope = {
      by: "building",
      groupKey: `${estateCode}/${code}`,
      id: { key: "buildings", value: String(buildingId) },
    };
    return readRatesAhead(context, new Collection(await figureOf(scope, given, context)), info);
  }

  @FieldResolver(() => Estate, { description: "Its estate." })
  async estate(@Root() { estateId }: Building, @Ctx() context: RequestContext): Promise<Estate> {
    return estateOf(context, estateId);
  }

  @FieldResolver(() => UnitConnection, { description: "Its units, a page at a time." })
  units(
    @Root() { estateId, buildingId }: Building,
    @Ctx() context: RequestContext,
    @Arg("first", () => Int, { defaultValue: 50, description: "Rows of the page, at most 200." }) first: number,
    @Arg("after", () => String, { nullable: true, description: "Cursor to go on after." }) after?: string | null,
  ): Promise<UnitConnection> {
    return unitPage(context, { estateId, buildingId }, first, after);
  }
}

@Resolver(() => Unit)
export class UnitResolver {
  @FieldResolver(() => Collection, { description: "Figures of the household." })
  async collection(
    @Root() unit: Unit,
    @Args(() => CollectionArguments) given: CollectionArguments,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Collection> {
    const scope: Scope = {
      by: "unit",
      groupKey: unit.householdCode(),
      id: { key: "units", value: String(unit.unitId) },
    };
    return readRatesAhead(context, new Collection(await figureOf(scope, given, context)), info);
  }

  @FieldResolver(() => Estate, { description: "Its estate." })
  estate(@Root() { estateId }: Unit, @Ctx() context: RequestContext): Promise<Estate> {
    return estateOf(context, estateId);
  }

  @FieldResolver(() => Building, { description: "Its building." })
  async building(@Root() { estateId, buildingId }: Unit, @Ctx() context: RequestContext): Promise<Building> {
    const found = (await context.load(buildingsLoader, estateId)).find(
      (building) => building.buildingId === buildingId,
    );
    if (found === undefined) throw new Error(`unit without a registered building in estate ${estateId}`);
    return found;
  }
}
