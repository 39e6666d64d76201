import { expect, it } from "vitest";
import { listState } from "../../dashboard/api/panel-state.ts";

const none = { title: "没有待处理数据", hint: "所有读取到的行均已入账。" };
const again = () => undefined;

it("says that a list is empty once the server has said so, not by what it said before", () => {
  const answer = { fetching: false, data: { rows: [] } };
  expect(listState({ ...answer, stale: true }, 240, again, none)).toEqual({ kind: "LOADING", height: 240 });
  expect(listState({ ...answer, stale: false }, 240, again, none)).toEqual({ kind: "EMPTY", ...none });
});

it("shows the rows of before while new ones are read", () => {
  const answer = { fetching: false, data: { rows: [1] }, stale: true };
  expect(listState(answer, 240, again, null)).toEqual({ kind: "DATA" });
});
