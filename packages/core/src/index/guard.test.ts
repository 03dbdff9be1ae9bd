import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Guarded, type GuardState, guardPrice } from "./guard.ts";
import { deepFreeze, NOW } from "./market.testing.ts";
import type { GuardParameters } from "./parameters.ts";

const p: GuardParameters = {
  stepMillis: 10_000,
  perStep: 0.05,
  perSecond: 0.0005,
  cumulative: 0.12,
  cumulativeWindowMillis: 300_000,
  rebaselineMillis: 30_000,
};
const ONCE = 1e-12;

interface Step extends Guarded {
  readonly at: number;
  readonly asked: number;
}

/** Runs a path of prices through the guard, the state frozen between the calls. */
function run(path: readonly (readonly [price: number, wait: number])[], q = p, from = NOW): Step[] {
  let state: GuardState | null = null;
  let at = from;
  return path.map(([asked, wait]) => {
    at += wait;
    const guarded = guardPrice(state, asked, at, q);
    state = deepFreeze(guarded.state);
    return { ...guarded, at, asked };
  });
}

const ratioOf = (a: number, b: number) => Math.max(a / b, b / a);
const price = fc.double({ min: 1, max: 1000, noNaN: true });
const wait = fc.integer({ min: 1, max: 25_000 });
const path = fc.array(fc.tuple(price, wait), { minLength: 1, maxLength: 60 });
const parameters = fc.record({
  perStep: fc.double({ min: 0, max: 0.2, noNaN: true }),
  perSecond: fc.double({ min: 0, max: 0.001, noNaN: true }),
  cumulative: fc.double({ min: 0.01, max: 0.5, noNaN: true }),
  stepMillis: fc.integer({ min: 1_000, max: 60_000 }),
});

test("the first price is taken as it is, and so is one inside the caps", () => {
  const [first, second] = run([
    [100, 0],
    [104, 10_000],
  ]);
  assert.deepEqual([first?.price, first?.rebaselined, first?.guarded], [100, true, null]);
  assert.deepEqual([second?.price, second?.rebaselined, second?.guarded], [104, false, null]);
});

test("a jump is held at the cap of the step, up and down by the same ratio", () => {
  const q = { ...p, perSecond: 0 };
  const up = run([[100, 0] as const, [120, 10_000] as const], q)[1];
  assert.deepEqual([up?.price, up?.guarded], [105, "step"]);
  const down = run([[105, 0] as const, [50, 10_000] as const], q)[1];
  assert.ok(down && Math.abs(down.price - 100) < 1e-9 && down.guarded === "step");
});

test("many calls in one step have no more room than one", () => {
  const q = { ...p, perSecond: 0 };
  const calls = Array.from({ length: 9 }, () => [200, 1_000] as const);
  const steps = run([[100, 0], ...calls], q);
  for (const { price: held } of steps) assert.ok(held <= 105);
});

/** The cap of one step, checked against prices alone: what the guard held at the end of the last earlier step. */
test("no call is farther from the end of the previous step than the cap allows", () => {
  fc.assert(
    fc.property(path, parameters, (list, changes) => {
      const q = { ...p, ...changes };
      const steps = run(list, q);
      let baseline = 0;
      steps.forEach((step, i) => {
        const number = (at: number) => Math.floor(at / q.stepMillis);
        if (step.rebaselined) baseline = i;
        const earlier = steps.slice(baseline, i).filter((s) => number(s.at) < number(step.at));
        const end = earlier.at(-1) ?? steps[baseline];
        if (!end || step.rebaselined) return;
        const allowed = 1 + q.perStep + (q.perSecond * (step.at - end.at)) / 1000;
        assert.ok(ratioOf(step.price, end.price) <= allowed * (1 + ONCE), `${step.price} from ${end.price}, allowed ${allowed}`);
      });
    }),
  );
});

test("within the window no two held prices are farther apart than the cumulative cap", () => {
  fc.assert(
    fc.property(path, parameters, (list, changes) => {
      const q = { ...p, ...changes };
      const steps = run(list, q);
      let baseline = 0;
      steps.forEach((step, i) => {
        if (step.rebaselined) baseline = i;
        for (const earlier of steps.slice(baseline, i)) {
          if (step.at - earlier.at > q.cumulativeWindowMillis) continue;
          assert.ok(ratioOf(step.price, earlier.price) <= (1 + q.cumulative) * (1 + ONCE));
        }
      });
    }),
  );
});

test("a held price says which cap held it, and one that was not held is the price asked for", () => {
  fc.assert(
    fc.property(path, parameters, (list, changes) => {
      for (const step of run(list, { ...p, ...changes })) {
        if (step.guarded === null) assert.equal(step.price, step.asked);
        else assert.notEqual(step.price, step.asked);
        if (step.rebaselined) assert.equal(step.price, step.asked);
      }
    }),
  );
});

test("never deadlocks: a level that stays is accepted at the first call after the re-baseline time", () => {
  const still = fc.array(fc.integer({ min: 1, max: 25_000 }), { minLength: 60, maxLength: 60 });
  fc.assert(
    fc.property(path, price, still, parameters, (list, level, waits, changes) => {
      const q = { ...p, ...changes };
      const steps = run([...list, ...waits.map((w) => [level, w] as const)], q).slice(list.length);
      const since = steps[0]?.at ?? 0;
      const due = steps.findIndex((step) => step.at - since >= q.rebaselineMillis);
      if (due < 0) return;
      for (const step of steps.slice(due)) assert.equal(step.price, level);
    }),
  );
});

test("a level that moves on within the caps of its own is accepted as fast", () => {
  const moves = fc.array(fc.double({ min: -0.04, max: 0.04, noNaN: true }), { minLength: 8, maxLength: 30 });
  fc.assert(
    fc.property(moves, fc.constantFrom(0.2, 0.5, 2, 5), (list, jump) => {
      let level = 100 * jump;
      const moving = list.map((move) => {
        level *= move >= 0 ? 1 + move : 1 / (1 - move);
        return [level, 10_000] as const;
      });
      const steps = run([[100, 0], ...moving], { ...p, cumulative: 1e6 });
      const firstAt = steps[1]?.at ?? 0;
      const back = steps.find((step, i) => i > 0 && step.price === step.asked);
      assert.ok(back && back.at - firstAt <= p.rebaselineMillis, `back after ${(back?.at ?? Infinity) - firstAt}`);
    }),
  );
});

test("a price that keeps jumping is no level: it is never accepted by waiting", () => {
  const flip = Array.from({ length: 40 }, (_, i) => [i % 2 === 0 ? 300 : 30, 10_000] as const);
  for (const step of run([[100, 0], ...flip]).slice(1)) assert.equal(step.rebaselined, false);
});

test("one stray price leaves no trace once the price is back inside", () => {
  const steps = run([
    [100, 0],
    [200, 10_000],
    [100, 10_000],
    [200, 10_000],
    [200, 10_000],
  ]);
  assert.equal(steps[2]?.state.challenger, null);
  assert.ok(steps.every((step, i) => i === 0 || !step.rebaselined));
});

test("after a silence the guard starts afresh, exactly beyond its limit", () => {
  const resumed = (silence: number) =>
    run([
      [100, 0],
      [300, silence],
    ])[1];
  assert.equal(resumed(p.rebaselineMillis)?.rebaselined, false);
  assert.deepEqual([resumed(p.rebaselineMillis + 1)?.rebaselined, resumed(p.rebaselineMillis + 1)?.price], [true, 300]);
});

test("a slow climb inside every step still meets the cumulative cap", () => {
  const climb = Array.from({ length: 10 }, (_, i) => [100 * 1.04 ** (i + 1), 10_000] as const);
  const steps = run([[100, 0], ...climb]);
  const fresh = steps.findIndex((step, i) => i > 0 && step.rebaselined);
  const before = steps.slice(0, fresh);
  assert.equal(before.filter((step) => step.guarded === "cumulative").length, 3);
  assert.ok(before.every((step) => step.price <= 112 * (1 + ONCE)));
});

test("the earlier window is forgotten when it has passed", () => {
  const calm = Array.from({ length: 31 }, () => [110, 10_000] as const);
  const steps = run([[100, 0], [104, 10_000], [108, 10_000], [110, 10_000], ...calm, [114, 10_000], [118, 10_000]]);
  assert.deepEqual(
    steps.slice(-2).map((step) => step.price),
    [114, 118],
  );
});

test("the window is remembered whole: an old low still caps a new high", () => {
  const climb = Array.from({ length: 10 }, (_, i) => [101 + i, 10_000] as const);
  const calm = Array.from({ length: 18 }, () => [110, 10_000] as const);
  const last = run([[100, 0], ...climb, ...calm, [115, 10_000]]).at(-1);
  assert.equal(last?.guarded, "cumulative");
  assert.ok(last && Math.abs(last.price - 112) < 1e-9);
});
