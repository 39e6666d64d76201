import { Args, ArgsType, Ctx, Field, Query, Resolver } from "type-graphql";
import type { RequestContext } from "../platform/context.ts";
import { inputError } from "../platform/input-error.ts";
import { DayScalar } from "../platform/scalars.ts";
import { readFindingFigures } from "./finding-figures.store.ts";
import { FINDING_GROUPS, FindingFigures, type FindingGroup } from "./finding-figures.type.ts";
import { FindingSourceEnum, SeverityEnum } from "./finding.type.ts";
import type { FindingSource } from "../platform/finding-desk.ts";
import type { Severity } from "./rectification.rules.ts";

@ArgsType()
class FindingFiguresArguments {
  @Field(() => FINDING_GROUPS, { defaultValue: "ALL", description: "By what." })
  by!: FindingGroup;
  @Field(() => DayScalar, { description: "Recorded on or after." })
  from!: string;
  @Field(() => DayScalar, { description: "Recorded on or before." })
  to!: string;
  @Field(() => DayScalar, {
    nullable: true,
    description: "As they stood at the end of this day; today where left out.",
  })
  asOf?: string | null;
  @Field(() => [String], { nullable: true, description: "Codes of estates; all where left out." })
  estates?: string[] | null;
  @Field(() => [SeverityEnum], { nullable: true, description: "Severities; all where left out." })
  severities?: Severity[] | null;
  @Field(() => [FindingSourceEnum], { nullable: true, description: "Sources; all where left out." })
  sources?: FindingSource[] | null;
}

@Resolver()
export class FindingFiguresResolver {
  @Query(() => [FindingFigures], {
    description: "How well problems are closed, by group; a group without findings is not among them.",
  })
  findingFigures(
    @Ctx() context: RequestContext,
    @Args(() => FindingFiguresArguments) { asOf, estates, severities, sources, ...of }: FindingFiguresArguments,
  ): Promise<FindingFigures[]> {
    if (of.to < of.from) throw inputError("to", "to lies before from.");
    const asked = {
      ...of,
      asOf: asOf ?? context.today,
      estates: estates ?? null,
      severities: severities ?? null,
      sources: sources ?? null,
    };
    return context.read((trx) => readFindingFigures(trx, asked));
  }
}
