/** Words of the frame around every page. */
export const shellZh = {
  language: "语言",
  lightTheme: "切换为浅色",
  darkTheme: "切换为深色",
  menu: "菜单",
  pages: "页面",
  breadcrumb: "当前位置",
  skipToContent: "跳到正文",
  notFound: "没有这个页面",
  notFoundHint: "地址可能已变更。",
  toComparison: "返回项目对比",
} as const;
