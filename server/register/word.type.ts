import { registerEnumType } from "type-graphql";

export enum PropertyType {
  HIGH_RISE_RESIDENTIAL = "HIGH_RISE_RESIDENTIAL",
  MIXED_USE = "MIXED_USE",
  INDUSTRIAL_PARK = "INDUSTRIAL_PARK",
  PUBLIC_FACILITY = "PUBLIC_FACILITY",
  ANCILLARY_COMMERCIAL = "ANCILLARY_COMMERCIAL",
}
registerEnumType(PropertyType, { name: "PropertyType", description: "Type of property 物业类型 (P8.1)." });

export enum UnitUse {
  RESIDENTIAL = "RESIDENTIAL",
  COMMERCIAL = "COMMERCIAL",
  OFFICE = "OFFICE",
  PARKING = "PARKING",
  STORAGE = "STORAGE",
  OTHER = "OTHER",
}
registerEnumType(UnitUse, { name: "UnitUse", description: "What a unit is used for 用途." });

export enum LiableKind {
  OWNER = "OWNER",
  TENANT = "TENANT",
  DEVELOPER = "DEVELOPER",
}
registerEnumType(LiableKind, { name: "LiableKind", description: "Who is liable 责任人类型." });

export enum FeeClass {
  PROPERTY_FEE = "PROPERTY_FEE",
  PARKING = "PARKING",
  PASS_THROUGH = "PASS_THROUGH",
  LATE_FEE = "LATE_FEE",
  OTHER = "OTHER",
}
registerEnumType(FeeClass, {
  name: "FeeClass",
  description: "Class of fee 费用类别; headline figures cover PROPERTY_FEE 物业费.",
});
