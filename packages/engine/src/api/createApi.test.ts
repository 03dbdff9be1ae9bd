import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { type Api, createApi } from "./createApi.ts";
import { SYNTHETIC_RUN } from "./syntheticRounds.testing.ts";
import { takeRounds } from "./takeRounds.testing.ts";

describe("api", () => {
  const rounds = takeRounds(200);
  let api: Api;
  let assetsDirectory: string;

  before(async () => {
    assetsDirectory = await mkdtemp(join(tmpdir(), "evenkeel-assets-"));
    await writeFile(join(assetsDirectory, "index.html"), "<!doctype html><title>Evenkeel</title>");
    api = await createApi({ host: "127.0.0.1", port: 0, assetsDirectory, run: SYNTHETIC_RUN });
    for (const round of rounds) api.publish(round);
  });
  after(async () => {
    await api.close();
    await rm(assetsDirectory, { recursive: true });
  });

  const get = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`${api.url}${path}`, init);
    return { response, body: JSON.parse((await response.text()) || "null") };
  };

  test("serves the page with a strict content security policy", async () => {
    const response = await fetch(api.url);
    assert.equal(response.status, 200);
    assert.match(await response.text(), /Evenkeel/);
    assert.match(response.headers.get("content-security-policy") ?? "", /default-src 'none'; script-src 'self'/);
    assert.equal(response.headers.get("cache-control"), "no-store");
  });

  test("serves the state", async () => {
    const { response, body } = await get("/api/state");
    assert.equal(response.headers.get("content-type"), "application/json; charset=utf-8");
    assert.equal(response.headers.get("access-control-allow-origin"), null);
    assert.deepEqual(body.run, SYNTHETIC_RUN);
    assert.deepEqual(body.markets["BTC-USD"].latest, rounds.at(-1));
    assert.equal(body.finish, null);
  });

  test("serves a thinned history", async () => {
    const { body } = await get("/api/history?market=BTC-USD&points=50");
    assert.equal(body.points.length, 50);
    assert.equal(body.points[0].at, rounds[0]?.at);
    assert.equal(body.points[49].at, rounds.at(-1)?.at);
  });

  test("tells that it is alive", async () => assert.equal((await get("/healthz")).body.ok, true));

  const refusals: readonly [string, string, RequestInit, number, string][] = [
    ["an unknown address", "/api/nothing", {}, 404, "API_ROUTE_UNKNOWN"],
    ["a path outside the assets", "/..%2f..%2fetc/passwd", {}, 404, "API_ROUTE_UNKNOWN"],
    ["an unknown market", "/api/history?market=DOGE-USD", {}, 404, "API_MARKET_UNKNOWN"],
    ["too many points", "/api/history?market=BTC-USD&points=99999", {}, 400, "API_QUERY_INVALID"],
    ["writing", "/api/state", { method: "POST", body: "{}" }, 405, "API_METHOD_REFUSED"],
    ["a broken address", "/%", {}, 400, "API_REQUEST_INVALID"],
  ];
  for (const [name, path, init, status, code] of refusals) {
    test(`refuses ${name} with a code and a remedy`, async () => {
      const { response, body } = await get(path, init);
      assert.equal(response.status, status);
      assert.equal(body.error.code, code);
      assert.ok(body.error.remedy.length > 0);
    });
  }

  test("refuses a request that names another host", async () => {
    const status = await new Promise((resolve, reject) => {
      request(`${api.url}/api/state`, { headers: { host: "evil.example" } }, (response) => resolve(response.resume().statusCode))
        .on("error", reject)
        .end();
    });
    assert.equal(status, 403);
  });

  test("names the port in use and what to do", async () => {
    const port = Number(new URL(api.url).port);
    await assert.rejects(createApi({ host: "127.0.0.1", port, assetsDirectory: null, run: SYNTHETIC_RUN }), {
      code: "PORT_IN_USE",
      field: "port",
      value: port,
      remedy: "Choose another with --port (0 takes a free one), or stop that process.",
    });
  });

  test("listens on this machine only", async () => {
    await assert.rejects(createApi({ host: "0.0.0.0", port: 0, assetsDirectory: null, run: SYNTHETIC_RUN }), { code: "HOST_NOT_LOOPBACK" });
  });

  test("asks for the dashboard to be built", async () => {
    const options = { host: "127.0.0.1", port: 0, assetsDirectory: join(assetsDirectory, "none"), run: SYNTHETIC_RUN };
    await assert.rejects(createApi(options), { code: "ASSETS_MISSING" });
  });
});
