import { Field, InputType, Int, ObjectType } from "type-graphql";
import { DayScalar, InstantScalar } from "../platform/scalars.ts";
import { CheckStateEnum, type CheckState } from "./check.type.ts";
import { UserError } from "../platform/user-error.type.ts";

@ObjectType({ description: "Who inspects an estate, as drawn." })
export class DrawLot {
  drawId!: number;
  estateId!: number;
  @Field(() => Int, { description: "Place in the draw." })
  lot!: number;
  @Field(() => String, { description: "Code of the estate." })
  estate!: string;
  @Field(() => String, { description: "Its name." })
  estateName!: string;
  @Field(() => Int, { description: "Number of the inspector." })
  inspectorId!: number;
  @Field(() => String, { description: "Inspector." })
  inspector!: string;
  @Field(() => String, { nullable: true, description: "Id of its check, once it has started." })
  checkId!: string | null;
  @Field(() => CheckStateEnum, { nullable: true, description: "How far its check is; null before it has started." })
  checkState!: CheckState | null;
}

@ObjectType({ description: "A draw of surprise checks 双随机抽查 (P6.3): frozen, drawn, revealed." })
export class Draw {
  templateCode!: string;
  @Field(() => Int, { description: "Key." })
  drawId!: number;
  @Field(() => String, { description: "Title." })
  title!: string;
  @Field(() => DayScalar, { description: "First day of its checks." })
  startsOn!: string;
  @Field(() => DayScalar, { description: "Last day." })
  endsOn!: string;
  @Field(() => String, {
    description: "Estates with weights and inspectors, as JSON: exactly the text whose SHA-256 is universeHash.",
  })
  universe!: string;
  @Field(() => String, { description: "SHA-256 of the universe." })
  universeHash!: string;
  @Field(() => String, { description: "SHA-256 of the seed, published before the draw." })
  seedHash!: string;
  @Field(() => InstantScalar, { description: "Frozen, and the hash published, when." })
  frozenAt!: string;
  @Field(() => String, { description: "By whom." })
  freezer!: string;
  @Field(() => String, { nullable: true, description: "What was said in public after that; null before the draw." })
  publicWord!: string | null;
  @Field(() => InstantScalar, { nullable: true, description: "Drawn when." })
  drawnAt!: string | null;
  @Field(() => String, { nullable: true, description: "The seed, once it is revealed." })
  seed!: string | null;
  @Field(() => InstantScalar, { nullable: true, description: "Revealed when." })
  revealedAt!: string | null;
  @Field(() => String, {
    nullable: true,
    description: "What was drawn, as JSON, once it is revealed; a replay gives the same.",
  })
  result!: string | null;
}

@ObjectType({ description: "A draw as it stands now, or why nothing was done." })
export class DrawPayload {
  @Field(() => Draw, { nullable: true, description: "The draw." })
  draw!: Draw | null;
  @Field(() => [UserError], { description: "Why it was not done." })
  userErrors!: readonly UserError[];
}

@InputType({ description: "Freezes the universe of a draw and commits to a seed." })
export class FreezeDrawInput {
  @Field(() => String, { description: "Title." })
  title!: string;
  @Field(() => String, { description: "Code of the checklist." })
  template!: string;
  @Field(() => DayScalar, { description: "First day of its checks." })
  startsOn!: string;
  @Field(() => DayScalar, { description: "Last day." })
  endsOn!: string;
  @Field(() => Int, { description: "How many estates are drawn." })
  places!: number;
  @Field(() => Int, { description: "How many draws of this size follow within the year." })
  drawsLeft!: number;
}

@InputType({ description: "Draws." })
export class DrawSurpriseInput {
  @Field(() => Int, { description: "Which draw." })
  draw!: number;
  @Field(() => String, { description: "What was said in public after it was frozen, such as a closing price." })
  publicWord!: string;
}
