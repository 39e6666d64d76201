import { Arg, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../platform/context.ts";
import { Collection } from "../collection.type.ts";
import { membersLoader, type MemberRow } from "./comparison-member.loader.ts";
import { compareFairly, compareShifts } from "./compare-fairly.rules.ts";
import { FairComparison, FairMember, FairRate, FairSubject, Peers } from "./fair-comparison.type.ts";
import { lastYearPosition, previousPosition } from "../period.rules.ts";

/** Comparisons that say what chance alone would do. */
@Resolver(() => Collection)
export class FairComparisonResolver {
  @FieldResolver(() => FairComparison, {
    description:
      "A fair comparison of its estates or buildings: limits of chance, spread between them, ranks with intervals. Rates of money are told by household from the bills, which takes longer.",
  })
  async fairComparison(
    @Root() { figure }: Collection,
    @Arg("rate", () => FairRate, { description: "Which rate." }) rate: FairRate,
    @Ctx() context: RequestContext,
    @Arg("by", () => FairMember, { defaultValue: FairMember.ESTATE, description: "What is compared." }) by: FairMember,
    @Arg("of", () => FairSubject, { defaultValue: FairSubject.LEVEL, description: "The rate, or its change." })
    subject: FairSubject,
    @Arg("peers", () => Peers, { defaultValue: Peers.ALL, description: "With whom each is compared." }) peers: Peers,
  ): Promise<FairComparison> {
    const at = (position: typeof figure): Promise<readonly MemberRow[]> =>
      context.load(membersLoader, { rate, by, figure: position });
    const asked = { rate, peers, seed: [rate, by, figure.from, figure.to, figure.asOf].join(" ") };
    if (subject === FairSubject.LEVEL) return compareFairly(await at(figure), asked);
    const position = subject === FairSubject.SINCE_LAST_YEAR ? lastYearPosition(figure) : previousPosition(figure);
    const [now, before] = await Promise.all([at(figure), at({ ...figure, ...position })]);
    return compareShifts(now, before, asked);
  }
}
