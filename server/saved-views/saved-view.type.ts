import { Field, InputType, Int, ObjectType } from "type-graphql";
import { UserError } from "../platform/user-error.type.ts";

@ObjectType({ description: "A named address of the dashboard 常用视图. It holds no figure." })
export class SavedView {
  @Field(() => Int, { description: "Key." })
  viewId!: number;
  @Field(() => String, { description: "Name." })
  name!: string;
  @Field(() => String, { description: "Path of the page with its period and filters." })
  address!: string;
  @Field(() => Boolean, {
    description: "Whether others in the same role, who see at least the same estates, find it too.",
  })
  shared!: boolean;
  @Field(() => Boolean, { description: "Whether it is one's own." })
  own!: boolean;
  @Field(() => String, { description: "Whose it is." })
  by!: string;
}

@InputType({ description: "Keeps an address under a name." })
export class SaveViewInput {
  @Field(() => String, { description: "Name, in 1 to 60 characters." })
  name!: string;
  @Field(() => String, { description: "Path and query of one of the dashboard's pages." })
  address!: string;
  @Field(() => Boolean, { description: "Whether others in the same role find it too." })
  shared!: boolean;
}

@InputType({ description: "Gives a view of one's own another name." })
export class RenameViewInput {
  @Field(() => Int, { description: "Which." })
  viewId!: number;
  @Field(() => String, { description: "Name, in 1 to 60 characters." })
  name!: string;
}

@ObjectType({ description: "A view as it stands now, or why nothing was done." })
export class SavedViewPayload {
  @Field(() => SavedView, { nullable: true, description: "The view; null where it was forgotten." })
  view!: SavedView | null;
  @Field(() => [UserError], { description: "Why it was not done." })
  userErrors!: readonly UserError[];
}
