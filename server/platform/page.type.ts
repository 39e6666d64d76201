import { Field, ObjectType } from "type-graphql";

@ObjectType({ description: "Where a page of a list ends." })
export class PageInfo {
  @Field(() => Boolean, { description: "Whether more rows follow." })
  readonly hasNextPage: boolean;
  @Field(() => String, { nullable: true, description: "Pass as `after` to go on." })
  readonly endCursor: string | null;

  constructor(hasNextPage: boolean, endCursor: string | null) {
    this.hasNextPage = hasNextPage;
    this.endCursor = endCursor;
  }
}
