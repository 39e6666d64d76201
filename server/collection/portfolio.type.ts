import { Field, ID, ObjectType } from "type-graphql";
import { PageInfo } from "../platform/page.type.ts";
import { Unit } from "../register/register.type.ts";

@ObjectType({ description: "All estates 全部项目." })
export class Portfolio {
  @Field(() => ID, { description: "Always the same: there is one portfolio." })
  readonly id: string = "portfolio";
}

@ObjectType({ description: "What a slice can be chosen from." })
export class Filters {
  @Field(() => [String], { description: "Regions 区域 registered now; an empty text where an estate has none." })
  regions!: readonly string[];
  @Field(() => [String], {
    description: "City companies 城市公司 registered now; an empty text where an estate has none.",
  })
  cityCompanies!: readonly string[];
}

@ObjectType({ description: "A page of units." })
export class UnitConnection {
  @Field(() => [Unit], { description: "Units in order of code." })
  nodes!: Unit[];
  @Field(() => PageInfo, { description: "Where the page ends." })
  pageInfo!: PageInfo;
}
