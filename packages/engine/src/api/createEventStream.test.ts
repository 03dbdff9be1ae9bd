import assert from "node:assert/strict";
import { connect } from "node:net";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { type Api, createApi } from "./createApi.ts";
import { openEvents } from "./openEvents.testing.ts";
import { SYNTHETIC_RUN } from "./syntheticRounds.testing.ts";
import { takeRounds } from "./takeRounds.testing.ts";
import type { ApiState, ErrorReply, LiveRound, RoundsEvent } from "./wire.ts";

const rounds = takeRounds(40);

function publishAll(api: Api, some: readonly LiveRound[]): void {
  for (const round of some) api.publish(round);
}

async function withApi(work: (api: Api) => Promise<void>, heartbeatMillis = 10_000): Promise<void> {
  const api = await createApi({ host: "127.0.0.1", port: 0, assetsDirectory: null, run: SYNTHETIC_RUN, eventMillis: 10, heartbeatMillis });
  try {
    await work(api);
  } finally {
    await api.close();
  }
}

test("a page gets the state first, then what changed, then how it ended", () =>
  withApi(async (api) => {
    publishAll(api, rounds.slice(0, 10));
    const events = await openEvents(api.url);
    assert.equal(events.response.headers.get("content-type"), "text/event-stream; charset=utf-8");
    assert.match(events.response.headers.get("content-security-policy") ?? "", /default-src 'none'/);
    const snapshot = (await events.next("snapshot")).data as ApiState;
    assert.equal(snapshot.markets["BTC-USD"]?.latest.round, 9);
    publishAll(api, rounds.slice(10));
    let changes: RoundsEvent;
    do changes = (await events.next("rounds")).data as RoundsEvent;
    while (changes.markets["BTC-USD"]?.latest.round !== 39);
    assert.equal(changes.points["BTC-USD"]?.at(-1)?.at, rounds.at(-1)?.at);
    const summary = { outcome: "completed", message: "The run is done.", figures: [], outDirectory: null } as const;
    api.finish(summary);
    assert.deepEqual((await events.next("finish")).data, summary);
    events.close();
  }));

test("a page that comes back gets exactly what it missed", () =>
  withApi(async (api) => {
    const first = await openEvents(api.url);
    await first.next("snapshot");
    publishAll(api, rounds.slice(0, 5));
    const { id } = await first.next("rounds");
    first.close();
    publishAll(api, rounds.slice(5, 9));
    await sleep(40);
    const again = await openEvents(api.url, id);
    const missed = (await again.next("rounds")).data as RoundsEvent;
    assert.deepEqual(
      missed.points["BTC-USD"]?.map(({ at }) => at),
      rounds.slice(5, 9).map(({ at }) => at),
    );
    again.close();
  }));

for (const id of ["another-run.3", "nonsense", ""]) {
  test(`an event id that is not of this run ("${id}") starts afresh`, () =>
    withApi(async (api) => {
      const events = await openEvents(api.url, id);
      assert.equal((await events.next("snapshot")).event, "snapshot");
      events.close();
    }));
}

test("heartbeats arrive while nothing happens", () =>
  withApi(async (api) => {
    const events = await openEvents(api.url);
    await events.next("beat");
    await events.next("beat");
    events.close();
  }, 15));

test("a page that does not read is dropped and the run goes on", () =>
  withApi(async (api) => {
    const { hostname, port } = new URL(api.url);
    const socket = connect(Number(port), hostname);
    socket.on("error", () => socket.destroy());
    socket.write(`GET /api/stream HTTP/1.1\r\nhost: ${hostname}\r\n\r\n`);
    socket.pause();
    const clients = async () => ((await (await fetch(`${api.url}/healthz`)).json()) as { clients: number }).clients;
    while ((await clients()) === 0) await sleep(5);
    const heavy = { ...rounds[0], venues: Array.from({ length: 20_000 }, () => rounds[0]?.venues[0]) } as LiveRound;
    for (let step = 0; (await clients()) > 0; step++) {
      assert.ok(step < 500, "still connected");
      api.publish({ ...heavy, at: heavy.at + step * 10_000, round: step });
      await sleep(15);
    }
    socket.destroy();
  }, 20));

test("the number of open pages is limited", () =>
  withApi(async (api) => {
    const pages = await Promise.all(Array.from({ length: 32 }, () => openEvents(api.url)));
    const refused = await fetch(`${api.url}/api/stream`);
    assert.equal(refused.status, 503);
    assert.equal(((await refused.json()) as ErrorReply).error.code, "API_STREAM_FULL");
    for (const page of pages) page.close();
  }));
