import type { Chance } from "./chance.rules.ts";

// Everybody and every company in the demo is invented.
const SURNAMES = [
  ..."王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文",
];
const FIRST = [
  ..."建国志明海永春文秀玉桂淑晓雪子思佳宇浩俊泽梓一诗欣嘉雨天立德庆忠少红美丽彩云凤兰惠静若书景承安其启维",
];
const SECOND = [
  ..."华军平强伟勇杰涛超斌磊鹏飞辉刚健英芳娟敏静燕玲丹萍霞梅琴婷颖倩怡涵轩睿然宁琪瑶晨阳成林波庆生祥瑞和",
];

export function personName(chance: Chance): string {
  const second = chance.happens(0.82) ? chance.pick(SECOND) : "";
  return chance.pick(SURNAMES) + chance.pick(FIRST) + second;
}

/** No Chinese mobile number begins with 100: nobody can be reached under it. */
export function phoneNumber(chance: Chance): string {
  return `100${String(chance.whole(0, 99_999_999)).padStart(8, "0")}`;
}

const COMPANY_HEAD = [
  "远岫",
  "澄观",
  "启衡",
  "木石",
  "青禾屿",
  "北辰川",
  "海筑",
  "云鲸",
  "拾光里",
  "嘉树",
  "松间",
  "恒砺",
  "知微",
  "岚桥",
  "百川汇",
  "星渡",
  "禾里",
  "瀚宇行",
  "明砚",
  "合谷",
  "南屿",
  "逐鹿原",
  "晴川",
  "朴石",
];
const COMPANY_TAIL = {
  INDUSTRY: [
    "精密机械",
    "智能装备",
    "新材料",
    "光电科技",
    "生物制药",
    "包装印务",
    "冷链物流",
    "自动化设备",
    "模具制造",
    "电子元件",
  ],
  OFFICE: ["信息技术", "咨询", "建筑设计", "文化传媒", "商务服务", "供应链管理", "财税服务", "软件"],
  SHOP: ["餐饮", "便利店", "口腔门诊", "烘焙坊", "教育", "健身", "房产经纪", "美容美发", "药房", "超市"],
} as const;

export type Trade = keyof typeof COMPANY_TAIL;

export function companyName(chance: Chance, trade: Trade): string {
  const tail = chance.pick(COMPANY_TAIL[trade]);
  const form = trade === "SHOP" && chance.happens(0.7) ? "" : "有限公司";
  return `${chance.pick(COMPANY_HEAD)}${tail}${form}`;
}
