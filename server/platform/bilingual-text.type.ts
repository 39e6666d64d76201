import { Field, ObjectType } from "type-graphql";
import type { BothLanguages } from "./both-languages.ts";

@ObjectType({ description: "A text in both languages of the product." })
export class BilingualText implements BothLanguages {
  @Field(() => String, { description: "English." })
  readonly en: string;
  @Field(() => String, { description: "中文." })
  readonly zh: string;

  constructor(en: string, zh: string) {
    this.en = en;
    this.zh = zh;
  }
}
