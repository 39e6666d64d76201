import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../platform/context.ts";
import { Building } from "../register/register.type.ts";
import { householdStandingLoader, standingCountsLoader } from "./building-standing.loader.ts";
import { BuildingStanding, HouseholdStanding, StandingCounts } from "./building-standing.type.ts";
import { LedgerPosition, positionAt } from "./ledger-position.input.ts";

@Resolver(() => Building)
export class StandingOfBuildingResolver {
  @FieldResolver(() => BuildingStanding, { description: "How its households stand 房态 (P3.1)." })
  standing(
    @Root() { estateId, buildingId }: Building,
    @Ctx() context: RequestContext,
    @Args(() => LedgerPosition) position: LedgerPosition,
  ): BuildingStanding {
    return new BuildingStanding({ estateId, buildingId: String(buildingId), ...positionAt(position, context) });
  }
}

@Resolver(() => BuildingStanding)
export class BuildingStandingResolver {
  @FieldResolver(() => StandingCounts, { description: "Households by how they stand." })
  counts(@Root() { key }: BuildingStanding, @Ctx() context: RequestContext): Promise<StandingCounts> {
    return context.load(standingCountsLoader, key);
  }

  @FieldResolver(() => [HouseholdStanding], {
    description: "Every unit registered, parking and storage units too, in order of code.",
  })
  households(@Root() { key }: BuildingStanding, @Ctx() context: RequestContext): Promise<HouseholdStanding[]> {
    return context.load(householdStandingLoader, key);
  }
}
