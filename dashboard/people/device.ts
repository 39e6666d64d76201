const BROWSERS: readonly (readonly [sign: RegExp, name: string])[] = [
  [/MicroMessenger/, "微信 WeChat"],
  [/Edg\//, "Edge"],
  [/Firefox\//, "Firefox"],
  [/Chrom(e|ium)\//, "Chrome"],
  [/Safari\//, "Safari"],
];
const SYSTEMS: readonly (readonly [sign: RegExp, name: string])[] = [
  [/HarmonyOS/, "HarmonyOS"],
  [/Android/, "Android"],
  [/iPhone|iPad/, "iOS"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "macOS"],
  [/Linux/, "Linux"],
];

/** Browser and system as people call them; null where a browser does not say. */
export function deviceOf(agent: string | null): string | null {
  const named = (list: typeof BROWSERS) => list.find(([sign]) => sign.test(agent ?? ""))?.[1];
  const found = [named(BROWSERS), named(SYSTEMS)].filter((name) => name !== undefined);
  return found.length === 0 ? null : found.join(" · ");
}
