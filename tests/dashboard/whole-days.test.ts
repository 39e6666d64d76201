import { MantineProvider, TextInput } from "@mantine/core";
import { createElement, type ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { jsx, jsxs } from "../../dashboard/whole-days/jsx-runtime.ts";

const shown = (element: ReactElement): string => renderToStaticMarkup(element);
const day = (text: string): string => `<span class="whole">${text}</span>`;

it.each([
  ["2026-10-31", day("2026-10-31")],
  ["应于 2026-10-31 前", `<span>应于 ${day("2026-10-31")} 前</span>`],
  ["2026-09 – 2026-10", `<span>${day("2026-09")} – ${day("2026-10")}</span>`],
  ["2026-10-31 10:05", day("2026-10-31 10:05")],
  ["登录于 2026-10-31 10:05。", `<span>登录于 ${day("2026-10-31 10:05")}。</span>`],
  ["CQ01-B202412-0002", "CQ01-B202412-0002"],
  ["2025-2026", "2025-2026"],
])("keeps days whole in %s, letter for letter", (words, html) => {
  expect(shown(jsx("p", { children: words }))).toBe(`<p>${html}</p>`);
  expect(html.replaceAll(/<[^>]*>/g, "")).toBe(words);
});

it("keeps them whole beside other elements", () => {
  const mark = jsx("b", { children: "逾期" });
  expect(shown(jsxs("li", { className: "line", children: ["至 2026-10-31", mark, null, 3] }))).toBe(
    `<li class="line"><span>至 ${day("2026-10-31")}</span><b>逾期</b>3</li>`,
  );
});

it("leaves text alone where nothing else may be", () => {
  expect(shown(jsx("option", { children: "2026-10-31" }))).toBe("<option>2026-10-31</option>");
  expect(shown(jsx("text", { children: "2026-10" }))).toBe("<text>2026-10</text>");
});

it("keeps them whole in what a field of Mantine writes beside itself, which its attributes do not", () => {
  const field = jsx(TextInput, {
    description: "至 2026-10-31",
    error: "2026-10-31",
    label: "起 2026-10-01",
    placeholder: "2026-10",
    title: "2026-10",
  });
  const html = shown(createElement(MantineProvider, null, field));
  expect(html.match(/<span(?: class="whole")?>.*?<\/span>(?:<\/span>)?/g)).toEqual([
    `<span>起 ${day("2026-10-01")}</span>`,
    `<span>至 ${day("2026-10-31")}</span>`,
    day("2026-10-31"),
  ]);
  expect(html).toContain('placeholder="2026-10"');
});
