import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Dotted } from "../../dashboard/ui/dotted.tsx";
import { WholeCodes } from "../../dashboard/ui/whole-codes.tsx";

const MOMENT = '<span class="whole">2026-11-30 13:02</span>';

describe("words that are not broken", () => {
  it("keep a day and its time together, in a sentence and between dots", () => {
    expect(renderToStaticMarkup(createElement(WholeCodes, { text: "发布于 2026-11-30 13:02。" }))).toBe(
      `发布于 ${MOMENT}。`,
    );
    expect(renderToStaticMarkup(createElement(Dotted, { parts: ["李督", "2026-11-30 13:02"] }))).toContain(MOMENT);
  });

  it("keep a day whole where no time follows", () => {
    const told = renderToStaticMarkup(createElement(WholeCodes, { text: "2026-11-30 13 户" }));
    expect(told).toBe('<span class="whole">2026-11-30</span> 13 户');
  });
});
