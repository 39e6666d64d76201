// What the pages' elements are made with instead of React's own runtime (vite.config.ts): otherwise every sentence that names a day would
// have to see to it that the day stays whole.
import type { ElementType, Key, ReactElement, ReactNode } from "react";
import { Fragment, jsx as one, jsxs as several } from "react/jsx-runtime";

export { Fragment };

/** A month or a day, such as 2026-09-30, with its time: browsers break lines after its hyphens. A code that holds digits like these is none. */
const DAY = /(?<![\w-])(\d{4}-\d{2}(?:-\d{2}(?: \d{2}:\d{2})?)?)(?![\w-])/;

/** Elements in which nothing but text may be. */
const TEXT_ALONE: readonly ElementType[] = ["desc", "option", "style", "text", "textarea", "title", "tspan"];

export const jsx = (type: ElementType, props: unknown, key?: Key): ReactElement =>
  one(type, withWholeDays(type, props), key);

export const jsxs = (type: ElementType, props: unknown, key?: Key): ReactElement =>
  several(type, withWholeDays(type, props), key);

/** What Mantine's fields write beside themselves. Their own elements are made with React's runtime: what they are given is made whole before. */
const WORDS = ["description", "error", "label"] as const;

function withWholeDays(type: ElementType, props: unknown): unknown {
  return withWholeChildren(type, isOfMantine(type) ? withWholeWords(props) : props);
}

const isOfMantine = (type: ElementType): boolean =>
  typeof type !== "string" && type.displayName?.startsWith("@mantine/") === true;

function withWholeWords(props: unknown): unknown {
  const given = new Map(Object.entries(props ?? {}));
  const days = WORDS.flatMap((name) => {
    const words: unknown = given.get(name);
    return namesDay(words) ? [[name, wholeDays(words)] as const] : [];
  });
  return days.length === 0 ? props : Object.fromEntries([...given, ...days]);
}

function withWholeChildren(type: ElementType, props: unknown): unknown {
  if (!hasChildren(props) || TEXT_ALONE.includes(type)) return props;
  const { children } = props;
  if (typeof children === "string") return DAY.test(children) ? { ...props, children: wholeDays(children) } : props;
  if (!Array.isArray(children) || !children.some(namesDay)) return props;
  return { ...props, children: children.map((child: unknown) => (namesDay(child) ? wholeDays(child) : child)) };
}

const hasChildren = (props: unknown): props is { readonly children: unknown } =>
  typeof props === "object" && props !== null && "children" in props;

const namesDay = (child: unknown): child is string => typeof child === "string" && DAY.test(child);

/** The same words in one element, as they were in one text: parts of a line that is laid out by its children stay one part. */
function wholeDays(words: string): ReactNode {
  const parts = words.split(DAY);
  if (parts.length === 3 && parts[0] === "" && parts[2] === "") return whole(words);
  return several("span", { children: parts.map((part, at) => (at % 2 === 0 ? part : whole(part))) });
}

const whole = (day: string): ReactElement => one("span", { className: "whole", children: day });
