import { Arg, Args, Ctx, FieldResolver, Int, Mutation, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../platform/context.ts";
import { estateOf } from "../../register/find-estate.ts";
import { Estate } from "../../register/register.type.ts";
import { chooseReferenceYear } from "./choose-reference-year.ts";
import { figureKeyOf, forecastOf } from "./outlook-forecast.ts";
import { movesLoader } from "./outlook.loader.ts";
import { rollRows } from "./outlook.rules.ts";
import {
  EstateOutlook,
  Outlook,
  OutlookArguments,
  OutlookForecast,
  PortfolioOutlook,
  RollRate,
} from "./outlook.type.ts";
import { monthClosed, whollyBy } from "../period.rules.ts";
import { Portfolio } from "../portfolio.type.ts";
import { EstateWarning, RateWatch, ReferenceYearInput, ReferenceYearPayload } from "./watch.type.ts";
import { standingWarnings } from "./standing-warnings.ts";
import { waitingLoader } from "./warning.loader.ts";
import { watchesOf } from "./watches-of.ts";

const FORECAST = "Forecast of each month's final rate 收缴预测 and of the year's end.";
const MOVES = "Moves between ageing buckets 迁徙率, bill by bill, of the last twelve months.";

const dayOf = ({ today }: RequestContext, asOf?: string | null): string => whollyBy(asOf ?? today, today);

@Resolver(() => Portfolio)
export class OutlookOfPortfolioResolver {
  @FieldResolver(() => PortfolioOutlook, { description: "What is to be expected of all estates together." })
  outlook(
    @Root() _portfolio: Portfolio,
    @Ctx() context: RequestContext,
    @Args(() => OutlookArguments) { asOf, knownAt }: OutlookArguments,
  ): PortfolioOutlook {
    return Object.assign(new PortfolioOutlook(), figureKeyOf(null, dayOf(context, asOf), knownAt ?? null));
  }
}

@Resolver(() => Estate)
export class OutlookOfEstateResolver {
  @FieldResolver(() => EstateOutlook, { description: "What is to be expected of the estate 项目展望." })
  outlook(
    @Root() { estateId }: Estate,
    @Ctx() context: RequestContext,
    @Args(() => OutlookArguments) { asOf, knownAt }: OutlookArguments,
  ): EstateOutlook {
    return Object.assign(new EstateOutlook(), figureKeyOf(estateId, dayOf(context, asOf), knownAt ?? null));
  }

  @Mutation(() => ReferenceYearPayload, {
    description: "Chooses the twelve months that a rate is compared with 选定对照期, with a reason.",
  })
  async chooseReferenceYear(
    @Ctx() context: RequestContext,
    @Arg("input", () => ReferenceYearInput) input: ReferenceYearInput,
  ): Promise<ReferenceYearPayload> {
    const { done, refused } = await context.write((database, viewer) =>
      database.asServer(viewer, (trx) => chooseReferenceYear(trx, context.clock, input)),
    );
    if (done === undefined) return { watch: null, userErrors: refused };
    const watches = await watchesOf(context, figureKeyOf(done.estateId, context.today, null));
    return { watch: watches.find(({ rate }) => rate === input.rate) ?? null, userErrors: [] };
  }
}

const rollRates = async (context: RequestContext, outlook: Outlook): Promise<RollRate[]> =>
  rollRows(await context.load(movesLoader, outlook)).map((row) => Object.assign(new RollRate(), row));

@Resolver(() => EstateOutlook)
export class EstateOutlookResolver {
  @FieldResolver(() => OutlookForecast, { description: FORECAST })
  forecast(@Root() outlook: EstateOutlook, @Ctx() context: RequestContext): Promise<OutlookForecast> {
    return forecastOf(context, outlook);
  }

  @FieldResolver(() => [RollRate], { description: MOVES })
  rollRates(@Root() outlook: EstateOutlook, @Ctx() context: RequestContext): Promise<RollRate[]> {
    return rollRates(context, outlook);
  }

  @FieldResolver(() => [RateWatch], {
    description: "Control charts 控制图 of its rates, with the warnings that stand.",
  })
  watches(@Root() outlook: EstateOutlook, @Ctx() context: RequestContext): Promise<RateWatch[]> {
    return watchesOf(context, outlook);
  }
}

@Resolver(() => PortfolioOutlook)
export class PortfolioOutlookResolver {
  @FieldResolver(() => OutlookForecast, { description: FORECAST })
  forecast(@Root() outlook: PortfolioOutlook, @Ctx() context: RequestContext): Promise<OutlookForecast> {
    return forecastOf(context, outlook);
  }

  @FieldResolver(() => [RollRate], { description: MOVES })
  rollRates(@Root() outlook: PortfolioOutlook, @Ctx() context: RequestContext): Promise<RollRate[]> {
    return rollRates(context, outlook);
  }

  @FieldResolver(() => [EstateWarning], { description: "Warnings that stand 早期预警, most money at risk first." })
  warnings(@Root() outlook: PortfolioOutlook, @Ctx() context: RequestContext): Promise<EstateWarning[]> {
    return standingWarnings(context, outlook);
  }

  @FieldResolver(() => Int, {
    description: "Estates whose latest records early warning has yet to look at; none of a position in the past.",
  })
  waiting(@Root() { closed, knownAt }: PortfolioOutlook, @Ctx() context: RequestContext): Promise<number> | number {
    // Warnings are found of whole months: any day of the latest position waits for the same.
    const today = dayOf(context);
    const latest = closed === monthClosed(today) && knownAt === null;
    return latest ? context.load(waitingLoader, today) : 0;
  }
}

@Resolver(() => EstateWarning)
export class EstateWarningResolver {
  @FieldResolver(() => Estate, { description: "The estate." })
  estate(@Root() { estateId }: EstateWarning, @Ctx() context: RequestContext): Promise<Estate> {
    return estateOf(context, estateId);
  }
}
