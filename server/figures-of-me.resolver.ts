import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { HOUSEHOLDS } from "./access-rules.ts";
import { Filters, Portfolio } from "./collection/portfolio.type.ts";
import { placesLoader } from "./collection/slice.loader.ts";
import { Me } from "./people/me.type.ts";
import type { RequestContext } from "./platform/context.ts";
import { DayScalar } from "./platform/scalars.ts";

const choosesFigures = ({ role }: Me): boolean => role !== null && HOUSEHOLDS.includes(role);

/** What a page has to know of whoever opens it, beside who they are: so that it is asked for in one go. */
@Resolver(() => Me)
export class FiguresOfMeResolver {
  @FieldResolver(() => DayScalar, { description: "Today's business day in the company's time zone." })
  today(@Root() _me: Me, @Ctx() context: RequestContext): string {
    return context.today;
  }

  @FieldResolver(() => Portfolio, {
    nullable: true,
    description: "All estates in sight; null in a role that asks for no figures of its own making.",
  })
  portfolio(@Root() me: Me): Portfolio | null {
    return choosesFigures(me) ? new Portfolio() : null;
  }

  @FieldResolver(() => Filters, {
    nullable: true,
    description: "What a slice can be chosen from; null in a role that asks for no figures of its own making.",
  })
  filters(@Root() me: Me, @Ctx() context: RequestContext): Promise<Filters | null> {
    return choosesFigures(me) ? context.load(placesLoader, "all") : Promise.resolve(null);
  }
}
