import { Field, Int, ObjectType } from "type-graphql";
import { PageInfo } from "../platform/page.type.ts";
import { UserError } from "../platform/user-error.type.ts";
import type { FindingQuery } from "./finding-list.store.ts";
import { Finding, FindingListEnum, type FindingList } from "./finding.type.ts";

@ObjectType({ description: "How many findings stand in one of the three lists." })
export class FindingListCount {
  @Field(() => FindingListEnum, { description: "Which list." })
  list!: FindingList;
  @Field(() => Int, { description: "Findings." })
  count!: number;
  @Field(() => Int, { description: "Of them overdue." })
  overdue!: number;
}

@ObjectType({ description: "A page of findings." })
export class FindingConnection {
  query!: FindingQuery;
  @Field(() => [Finding], { description: "Findings, in order." })
  nodes!: readonly Finding[];
  @Field(() => PageInfo, { description: "Where the page ends." })
  pageInfo!: PageInfo;
}

@ObjectType({ description: "A finding as it stands now, or why nothing was done." })
export class FindingPayload {
  @Field(() => Finding, { nullable: true, description: "The finding." })
  finding!: Finding | null;
  @Field(() => [UserError], { description: "Why it was not done." })
  userErrors!: readonly UserError[];
}

@ObjectType({ description: "Findings that were assigned together; of those that were not, why." })
export class FindingsPayload {
  @Field(() => [Finding], { description: "Those that were." })
  findings!: readonly Finding[];
  @Field(() => [UserError], { description: "Why one was not; the field is its code." })
  userErrors!: readonly UserError[];
}
