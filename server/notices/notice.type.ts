import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { PageInfo } from "../platform/page.type.ts";
import { InstantScalar } from "../platform/scalars.ts";
import { UserError } from "../platform/user-error.type.ts";
import type { HookPlatform } from "./hook-request.rules.ts";
import type { Language } from "../platform/both-languages.ts";

export const HookPlatformEnum = { WECOM: "WECOM", DINGTALK: "DINGTALK", OTHER: "OTHER" } as const;
registerEnumType(HookPlatformEnum, {
  name: "HookPlatform",
  description: "What takes notices: WeCom 企业微信, DingTalk 钉钉, or a receiver of one's own.",
});
export const NoticeLanguageEnum = { zh: "zh", en: "en" } as const;
registerEnumType(NoticeLanguageEnum, { name: "NoticeLanguage", description: "In which language notices are written." });
export const NoticeKindEnum = { ASSIGNED: "ASSIGNED", DIGEST: "DIGEST", TRIAL: "TRIAL" } as const;
registerEnumType(NoticeKindEnum, {
  name: "NoticeKind",
  description:
    "What a notice tells: that somebody was made responsible 整改通知单, what is to be done 每日提醒, or nothing 测试.",
});
export const NoticeStateEnum = {
  WAITING: "WAITING",
  SENDING: "SENDING",
  DELIVERED: "DELIVERED",
  GIVEN_UP: "GIVEN_UP",
} as const;
registerEnumType(NoticeStateEnum, {
  name: "NoticeState",
  description: "Where a notice stands, as the answer's body said it.",
});

@ObjectType({ description: "How much one is to be told of today." })
export class NoticeCounts {
  @Field(() => Int, { description: "Findings whose next step is one's own." })
  awaiting!: number;
  @Field(() => Int, { description: "Of them those awaited within two working days 临期." })
  soon!: number;
  @Field(() => Int, { description: "Of them those overdue 逾期." })
  overdue!: number;
  @Field(() => Int, { description: "Others for which the ladder of escalation calls upon one's role 提请." })
  escalated!: number;
}

@ObjectType({ description: "How one wants to be told." })
export class NoticePreference {
  @Field(() => NoticeLanguageEnum, { description: "In which language." })
  language!: Language;
  @Field(() => Boolean, { description: "Whether by e-mail as well." })
  byMail!: boolean;
  @Field(() => String, { nullable: true, description: "The address; null where one signs in by phone." })
  email!: string | null;
  @Field(() => Boolean, { description: "Whether the server sends e-mail at all." })
  mailReady!: boolean;
}

@ObjectType({
  description: "A group chat's address for notices; the address itself and its secret are shown to nobody.",
})
export class NoticeHook {
  @Field(() => Int, { description: "Key." })
  hookId!: number;
  readonly estateId!: number | null;
  @Field(() => String, { nullable: true, description: "Code of the estate; null for the company." })
  estateCode!: string | null;
  @Field(() => HookPlatformEnum, { description: "What takes them." })
  platform!: HookPlatform;
  @Field(() => String, { description: "What it is called." })
  name!: string;
  @Field(() => String, { description: "The machine that they are sent to." })
  host!: string;
  @Field(() => NoticeLanguageEnum, { description: "In which language." })
  language!: Language;
  @Field(() => InstantScalar, { description: "Since when." })
  setAt!: string;
  @Field(() => String, { description: "Who set it." })
  setBy!: string;
}

@ObjectType({ description: "A notice of the outbox 发送记录." })
export class Notice {
  @Field(() => ID, { description: "Number." })
  noticeId!: string;
  @Field(() => NoticeKindEnum, { description: "What it tells." })
  kind!: keyof typeof NoticeKindEnum;
  readonly personId!: number | null;
  @Field(() => String, { nullable: true, description: "The group chat that it goes to; null for an e-mail." })
  hookName!: string | null;
  @Field(() => String, { nullable: true, description: "The person whose mailbox it goes to." })
  personName!: string | null;
  @Field(() => String, { nullable: true, description: "Code of the group chat's estate." })
  estateCode!: string | null;
  @Field(() => String, { description: "Its first line." })
  subject!: string;
  @Field(() => InstantScalar, { description: "When it was written." })
  madeAt!: string;
  @Field(() => NoticeStateEnum, { description: "Where it stands." })
  state!: keyof typeof NoticeStateEnum;
  @Field(() => Int, { description: "How often it was tried." })
  attempts!: number;
  @Field(() => InstantScalar, { nullable: true, description: "When it is tried next." })
  dueAt!: string | null;
  @Field(() => Int, { nullable: true, description: "Status of the last answer." })
  status!: number | null;
  @Field(() => String, { nullable: true, description: "The last answer's words, at most 500 characters." })
  answer!: string | null;
  @Field(() => InstantScalar, { nullable: true, description: "When the last attempt ended." })
  endedAt!: string | null;
}

@ObjectType({ description: "A page of the outbox." })
export class NoticeConnection {
  @Field(() => [Notice], { description: "Notices." })
  nodes!: Notice[];
  @Field(() => PageInfo, { description: "Whether there are more." })
  pageInfo!: PageInfo;
}

@ObjectType({ description: "Hooks after an act, or why it was refused." })
export class NoticeHookPayload {
  @Field(() => NoticeHook, { nullable: true, description: "The hook; null where it was refused or ended." })
  hook!: NoticeHook | null;
  @Field(() => [UserError], { description: "Why it was not done." })
  userErrors!: readonly UserError[];
}

@ObjectType({ description: "How one is told from now on." })
export class NoticePreferencePayload {
  @Field(() => NoticePreference, { nullable: true, description: "As it is now." })
  preference!: NoticePreference | null;
  @Field(() => [UserError], { description: "Why it was not done." })
  userErrors!: readonly UserError[];
}
