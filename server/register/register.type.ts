import { Field, ObjectType } from "type-graphql";
import { globalId } from "../platform/global-id.ts";
import { Node } from "../platform/node.type.ts";
import { DayScalar } from "../platform/scalars.ts";
import { LiableKind, PropertyType, UnitUse } from "./word.type.ts";

@ObjectType({ implements: Node, description: "A managed estate 项目." })
export class Estate extends Node {
  estateId!: number;
  override id(): string {
    return globalId("Estate", this.estateId);
  }
  @Field(() => String, { description: "Code 项目编码." })
  code!: string;
  @Field(() => String, { description: "Name 项目名称." })
  name!: string;
  @Field(() => String, { description: "Region 区域; empty where none is registered." })
  region!: string;
  @Field(() => String, { description: "City company 城市公司; empty where none is registered." })
  cityCompany!: string;
  @Field(() => DayScalar, { nullable: true, description: "Handed over on 交付日期." })
  handedOverOn!: string | null;
  @Field(() => DayScalar, { nullable: true, description: "Given up on 退出日期." })
  exitedOn!: string | null;
  @Field(() => String, { nullable: true, description: "Who accepts rectifications 验收主体 (P6.6)." })
  acceptor!: string | null;
}

@ObjectType({ implements: Node, description: "A building 楼栋 of an estate." })
export class Building extends Node {
  estateId!: number;
  buildingId!: bigint;
  estateCode!: string;
  override id(): string {
    return globalId("Building", this.estateId, this.buildingId);
  }
  @Field(() => String, { description: "Code within its estate 楼栋编码." })
  code!: string;
  @Field(() => String, { description: "Name 楼栋名称." })
  name!: string;
  @Field(() => PropertyType, { description: "Property type 物业类型." })
  propertyType!: PropertyType;
  @Field(() => String, { nullable: true, description: "Steward 管家." })
  steward!: string | null;
}

@ObjectType({
  implements: Node,
  description: "A unit 房屋: one household 户 with one stable code (P5.2). Names and phones are not shown.",
})
export class Unit extends Node {
  estateId!: number;
  unitId!: bigint;
  buildingId!: bigint;
  estateCode!: string;
  override id(): string {
    return globalId("Unit", this.estateId, this.unitId);
  }
  @Field(() => String, { description: "Code within its estate 房号." })
  code!: string;
  @Field(() => String, { description: "Stable household code 一户一码: estate code / unit code." })
  householdCode(): string {
    return `${this.estateCode}/${this.code}`;
  }
  @Field(() => String, { description: "Gross area 建筑面积 in m²." })
  grossAreaM2!: string;
  @Field(() => String, { nullable: true, description: "Usable area 使用面积 in m²." })
  usableAreaM2!: string | null;
  @Field(() => UnitUse, { description: "Use 用途 as registered now." })
  use!: UnitUse;
  @Field(() => LiableKind, { description: "Kind of occupant 业户类型 as registered now." })
  occupantKind!: LiableKind;
}
