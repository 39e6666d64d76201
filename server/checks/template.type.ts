import { Field, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { BilingualText } from "../platform/bilingual-text.type.ts";
import { enumOf } from "../platform/enum-of.ts";
import { InstantScalar } from "../platform/scalars.ts";
import { UserError } from "../platform/user-error.type.ts";
import {
  ITEM_KINDS,
  SEVERITIES,
  type ItemChoice,
  type ItemKind,
  type Severity,
  type TemplateItem,
} from "./template.rules.ts";

export const ItemKindEnum = enumOf(ITEM_KINDS);
registerEnumType(ItemKindEnum, { name: "CheckItemKind", description: "What a checklist's item asks for." });
export const CheckSeverityEnum = enumOf(SEVERITIES);
registerEnumType(CheckSeverityEnum, {
  name: "CheckSeverity",
  description: "How grave the finding is that an answer raises: 一般, 较重, 严重 (P6.5).",
});

@ObjectType("CheckChoice", { description: "One of the answers to choose from." })
@InputType("CheckChoiceInput", { description: "One of the answers to choose from." })
export class CheckChoice implements ItemChoice {
  @Field(() => String, { description: "Code, as it is answered." })
  code!: string;
  @Field(() => String, { description: "中文." })
  zh!: string;
  @Field(() => String, { description: "English." })
  en!: string;
  @Field(() => Int, { description: "Points that it earns." })
  points!: number;
  @Field(() => CheckSeverityEnum, { nullable: true, description: "Finding that it raises; null for none." })
  severity!: Severity | null;
}

@ObjectType("CheckItem", { description: "An item of a checklist 检查项." })
@InputType("CheckItemInput", { description: "An item of a checklist." })
export class CheckItem implements TemplateItem {
  @Field(() => String, { description: "Code within the checklist." })
  code!: string;
  @Field(() => ItemKindEnum, { description: "What it asks for." })
  kind!: ItemKind;
  @Field(() => String, { description: "The question, 中文." })
  zh!: string;
  @Field(() => String, { description: "The question, English." })
  en!: string;
  @Field(() => String, { description: "Rule that it follows, such as P3.1." })
  basis!: string;
  @Field(() => Int, { description: "Points of a good answer; 0 for a choice, whose answers have their own." })
  points!: number;
  @Field(() => CheckSeverityEnum, { nullable: true, description: "Finding that a bad answer raises; null for none." })
  severity!: Severity | null;
  @Field(() => String, { nullable: true, description: "Least good number." })
  atLeast?: string | null;
  @Field(() => String, { nullable: true, description: "Greatest good number." })
  atMost?: string | null;
  @Field(() => String, { nullable: true, description: "Unit of the number, 中文." })
  unitZh?: string | null;
  @Field(() => String, { nullable: true, description: "Unit of the number, English." })
  unitEn?: string | null;
  @Field(() => [CheckChoice], { nullable: true, description: "Answers of a choice." })
  choices?: CheckChoice[];
}

@ObjectType({ description: "A version of a checklist 检查表." })
export class CheckTemplate {
  titleZh!: string;
  titleEn!: string;
  @Field(() => String, { description: "Code." })
  code!: string;
  @Field(() => Int, { description: "Version; a check keeps the one it was answered with." })
  version!: number;
  @Field(() => BilingualText, { description: "Title." })
  title(): BilingualText {
    return new BilingualText(this.titleEn, this.titleZh);
  }
  @Field(() => String, { description: "Parts of the procedure that it follows." })
  basis!: string;
  @Field(() => [CheckItem], { description: "Its items, in order." })
  items!: CheckItem[];
  @Field(() => InstantScalar, { description: "Published when." })
  publishedAt!: string;
  @Field(() => String, { description: "By whom." })
  publisher!: string;
  @Field(() => String, { description: "Why this version." })
  reason!: string;
}

@InputType({ description: "Publishes a version of a checklist." })
export class PublishTemplateInput {
  @Field(() => String, { description: "Code; a new one begins a checklist." })
  code!: string;
  @Field(() => String, { description: "Title, 中文." })
  titleZh!: string;
  @Field(() => String, { description: "Title, English." })
  titleEn!: string;
  @Field(() => String, { description: "Parts of the procedure that it follows." })
  basis!: string;
  @Field(() => [CheckItem], { description: "Its items, in order." })
  items!: CheckItem[];
  @Field(() => String, { description: "Why this version." })
  reason!: string;
  @Field(() => Int, {
    nullable: true,
    description: "Version that it was written from, 0 for a new checklist: refused where another came between.",
  })
  basedOn?: number | null;
}

@ObjectType({ description: "A checklist as it stands now, or why nothing was done." })
export class CheckTemplatePayload {
  @Field(() => CheckTemplate, { nullable: true, description: "The checklist." })
  template!: CheckTemplate | null;
  @Field(() => [UserError], { description: "Why it was not done." })
  userErrors!: readonly UserError[];
}
