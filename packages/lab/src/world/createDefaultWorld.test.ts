import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { EvenkeelError } from "@evenkeel/core/market/errors";
import type { Quote } from "@evenkeel/core/market/quote";
import { createDefaultWorld } from "./createDefaultWorld.ts";

const MINUTE = 60_000;
const world = createDefaultWorld({ seed: 1 });
const quotes: Quote[] = [...world.batches()].flat();
const minuteOf = (q: Quote): number => (q.receivedAt - world.start) / MINUTE;
const honest = quotes.filter((q) => q.bid > 0 && !(q.venue === "bybit" && minuteOf(q) >= 105 && minuteOf(q) < 112.1));

function digest(seed: number): string {
  const hash = createHash("sha256");
  for (const batch of createDefaultWorld({ seed }).batches()) hash.update(JSON.stringify(batch));
  return hash.digest("hex");
}

test("the same seed gives the same bytes, another seed others", () => {
  const first = digest(1);
  assert.equal(digest(1), first);
  assert.notEqual(digest(2), first);
});

test("six hours from 2025-01-15, 50,000 to 90,000 quotes, ten sources of which each speaks every few seconds", () => {
  assert.equal(new Date(world.start).toISOString(), "2025-01-15T00:00:00.000Z");
  assert.equal(world.end - world.start, 6 * 60 * MINUTE);
  assert.ok(quotes.length >= 50_000 && quotes.length <= 90_000, String(quotes.length));
  const counts = new Map<string, number>();
  for (const q of quotes) counts.set(`${q.venue} ${q.pair}`, (counts.get(`${q.venue} ${q.pair}`) ?? 0) + 1);
  const described = [
    ...world.description.sources,
    ...Object.values(world.description.legs).flatMap((leg) => (leg.kind === "index" ? leg.sources : [])),
  ];
  assert.deepEqual([...counts.keys()].sort(), described.map((s) => `${s.venue} ${s.pair}`).sort());
  for (const [source, count] of counts) {
    const mean = (6 * 3600) / count;
    assert.ok(source.includes("BTC") ? mean >= 1 && mean <= 3 : mean <= 8, `${source} every ${mean} s`);
  }
});

test("quotes arrive in order, after they were published, inside the world, and batches are seconds", () => {
  let last = world.start;
  for (const q of quotes) {
    assert.ok(q.receivedAt >= last && q.receivedAt < world.end);
    assert.ok(q.receivedAt > q.publishedAt && Number.isInteger(q.receivedAt) && Number.isInteger(q.publishedAt));
    assert.ok(q.size > 0);
    last = q.receivedAt;
  }
  for (const batch of world.batches()) assert.ok((batch.at(-1)?.receivedAt ?? 0) - (batch[0]?.receivedAt ?? 0) < 1000);
});

test("okx is silent for 20 minutes and only then", () => {
  const times = quotes.filter((q) => q.venue === "okx").map((q) => (q.publishedAt - world.start) / MINUTE);
  assert.equal(times.filter((t) => t >= 60 && t < 80).length, 0);
  const gaps = times.slice(1).map((t, i) => t - (times[i] ?? 0));
  assert.equal(gaps.filter((gap) => gap > 0.2).length, 1);
});

test("bybit multiplies by ten, then sends invalid prices, then frozen publication times", () => {
  const bybit = quotes.filter((q) => q.venue === "bybit");
  const between = (from: number, until: number): Quote[] => bybit.filter((q) => minuteOf(q) >= from + 0.05 && minuteOf(q) < until);
  assert.ok(between(105, 107).every((q) => q.bid > 700_000));
  const invalid = between(107, 109);
  assert.ok(invalid.length > 30 && invalid.every((q) => !(q.bid > 0)));
  assert.ok(invalid.some((q) => q.bid === 0) && invalid.some((q) => q.bid < 0) && invalid.some((q) => Number.isNaN(q.bid)));
  assert.equal(new Set(between(109, 112).map((q) => q.publishedAt)).size, 1);
  assert.ok(between(113, 360).every((q) => q.bid > 60_000 && q.receivedAt - q.publishedAt < 3000));
});

test("the price falls about 9 % within 4 minutes and is mostly back 25 minutes later, for several seeds", () => {
  for (const seed of [1, 2, 3]) {
    const w = createDefaultWorld({ seed });
    const mid = new Map<number, number>();
    for (const batch of w.batches())
      for (const q of batch)
        if (q.venue === "coinbase" && q.pair === "BTC/USD") mid.set(Math.floor((q.publishedAt - w.start) / 10_000), (q.bid + q.ask) / 2);
    const before = mid.get(160 * 6 - 1) ?? Number.NaN;
    const lows = Array.from({ length: 27 }, (_, i) => mid.get(160 * 6 + i) ?? Number.POSITIVE_INFINITY);
    const fall = Math.min(...lows) / before - 1;
    assert.ok(fall < -0.08 && fall > -0.105, `seed ${seed}: ${fall}`);
    const back = (mid.get(189 * 6) ?? Number.NaN) / before - 1;
    assert.ok(back > -0.045, `seed ${seed}: ${back}`);
  }
});

test("venues differ by 1-3 bp when calm and several times more in the crash, where spreads widen too", () => {
  const calm: number[] = [];
  const crash: number[] = [];
  const spreads = { calm: [] as number[], crash: [] as number[] };
  const last = new Map<string, number>();
  let second = 0;
  for (const q of honest) {
    const pair = q.pair.slice(q.pair.indexOf("/") + 1);
    last.set(q.pair.startsWith("BTC") ? `BTC ${q.venue} ${pair}` : `${q.pair}`, (q.bid + q.ask) / 2);
    const stressed = minuteOf(q) >= 161 && minuteOf(q) < 168;
    if (q.pair.startsWith("BTC")) spreads[stressed ? "crash" : "calm"].push(q.ask / q.bid - 1);
    if (Math.floor(minuteOf(q) * 60) <= second || last.size < 8) continue;
    second = Math.floor(minuteOf(q) * 60);
    const converted = [...last].filter(([k]) => k.startsWith("BTC ")).map(([k, v]) => v * (last.get(`${k.slice(-4)}/USD`) ?? 1));
    const mean = converted.reduce((a, b) => a + b, 0) / converted.length;
    const sd = Math.sqrt(converted.reduce((a, b) => a + (b / mean - 1) ** 2, 0) / converted.length) * 1e4;
    if (stressed) crash.push(sd);
    else if (minuteOf(q) < 59 || minuteOf(q) > 200) calm.push(sd);
  }
  const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
  const calmBp = median(calm);
  assert.ok(calmBp > 0.7 && calmBp < 3, `calm ${calmBp}`);
  assert.ok(median(crash) > 3 * calmBp, `crash ${median(crash)}`);
  assert.ok(median(spreads.crash) > 4 * median(spreads.calm));
});

test("USDT wobbles to 0.9975 and its venue prices compensate", () => {
  const usdt = quotes.filter((q) => q.pair === "USDT/USD" && minuteOf(q) > 272 && minuteOf(q) < 278).map((q) => (q.bid + q.ask) / 2);
  const mean = usdt.reduce((a, b) => a + b, 0) / usdt.length;
  assert.ok(Math.abs(mean - 0.9975) < 4e-4, String(mean));
});

test("events are in order and inside the world", () => {
  const times = world.events.map((e) => e.at);
  assert.deepEqual(
    times,
    [...times].sort((a, b) => a - b),
  );
  assert.ok(times.every((t) => t > world.start && t < world.end));
});

test("a seed that is no whole number is refused", () => {
  assert.throws(
    () => createDefaultWorld({ seed: 1.5 }),
    (error: unknown) => error instanceof EvenkeelError && error.code === "WORLD_OPTION_INVALID",
  );
});
