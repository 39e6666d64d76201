import { afterAll, beforeAll, expect, it } from "vitest";
import { apiOver, type Api, type Asker } from "../support/api.ts";
import { describeEngines } from "../support/engines.ts";

const SEARCH = `query ($text: String!) { journal(first: 20, text: $text) {
  matching { rows } nodes { actor act subjectName } } }`;

describeEngines("looking for somebody in the journal", (database) => {
  let api: Api;
  let administrator: Asker;
  beforeAll(async () => {
    api = await apiOver(database(), "2026-05-31");
    administrator = await api.as("ADMINISTRATOR");
    for (const [name, login] of [
      ["张晓岚", "zhang@search.example"],
      ["李督", "li@search.example"],
    ])
      await administrator.ask(
        `mutation ($name: String!, $login: String!) {
          invitePerson(input: { name: $name, login: $login }) { userErrors { code } } }`,
        { name, login },
      );
  });
  afterAll(() => api.app.close());

  it("finds what was done to them by the name that the page shows, and not what was done to others", async () => {
    const invited = { actor: "ADMINISTRATOR", act: "INVITED", subjectName: "张晓岚" };
    expect(await administrator.ask(SEARCH, { text: " 晓岚 " })).toEqual({
      data: { journal: { matching: { rows: 1 }, nodes: [invited] } },
    });
  });

  it("finds nobody by what is no part of a name", async () => {
    expect(await administrator.ask(SEARCH, { text: "%" })).toEqual({
      data: { journal: { matching: { rows: 0 }, nodes: [] } },
    });
  });
});
