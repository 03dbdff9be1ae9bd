import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { createExplainer, type Explainer } from "../explain/createExplainer.ts";
import { explainRound } from "../explain/explainRound.ts";
import { journalledRun } from "../explain/journalledRun.testing.ts";
import type { OpenedJournal } from "../journal/openJournal.ts";
import { type Api, createApi } from "./createApi.ts";
import { createExplainDesk } from "./createExplainDesk.ts";
import { SYNTHETIC_RUN } from "./syntheticRounds.testing.ts";

describe("explain over http", () => {
  let journal: OpenedJournal;
  let market: string;
  let api: Api;

  before(async () => {
    ({ journal, market } = await journalledRun(3, 2));
    api = await createApi({ host: "127.0.0.1", port: 0, assetsDirectory: null, run: SYNTHETIC_RUN, explainer: createExplainer(journal) });
  });
  after(async () => {
    await api.close();
    await journal.close();
  });

  const get = async (query: string, init: RequestInit = {}) => {
    const response = await fetch(`${api.url}/api/explain?${query}`, init);
    return { status: response.status, body: JSON.parse(await response.text()) };
  };

  test("answers what the journal answers", async () => {
    const { status, body } = await get(`market=${market}&field=fundingRate`);
    assert.equal(status, 200);
    assert.deepEqual(body, JSON.parse(JSON.stringify(await explainRound(journal, market, { field: "fundingRate" }))));
    assert.deepEqual(body.recomputation.differences, []);
    const quick = await get(`market=${market}&round=${body.round}&field=fundingRate&recompute=0`);
    assert.deepEqual([quick.body.recomputation, quick.body.fields[0].accepted], [null, body.fields[0].accepted]);
  });

  test("reads and never writes", async () => {
    const before = journal.size;
    await get(`market=${market}`);
    assert.equal(journal.size, before);
    assert.equal((await get(`market=${market}`, { method: "POST" })).status, 405);
  });

  const refusals: readonly [string, string, number, string][] = [
    ["an unknown market", "market=DOGE-USD", 404, "EXPLAIN_MARKET_UNKNOWN"],
    ["a round it has not", "market=BTC-USD&round=7", 404, "EXPLAIN_ROUND_UNKNOWN"],
    ["a time it does not cover", "market=BTC-USD&at=1000", 404, "EXPLAIN_TIME_OUTSIDE"],
    ["a field that is none", "market=BTC-USD&field=price", 400, "EXPLAIN_FIELD_UNKNOWN"],
    ["a query it cannot read", "market=BTC-USD&round=x", 400, "API_QUERY_INVALID"],
  ];
  for (const [name, query, status, code] of refusals) {
    test(`refuses ${name}`, async () => {
      const answer = await get(query);
      assert.deepEqual([answer.status, answer.body.error.code], [status, code]);
      assert.ok(answer.body.error.remedy.length > 0);
    });
  }
});

test("a run without a journal says so, and a crowd is asked to come back", async () => {
  const query = { market: "BTC-USD", which: "latest", field: undefined, recompute: true } as const;
  await assert.rejects(createExplainDesk(null).answer(query), { code: "API_EXPLAIN_UNAVAILABLE" });
  const never: Explainer = { explain: () => new Promise(() => undefined) };
  const desk = createExplainDesk(never);
  for (let asked = 0; asked < 8; asked += 1) void desk.answer(query);
  await assert.rejects(desk.answer(query), { code: "API_EXPLAIN_BUSY", retryable: true });
});
