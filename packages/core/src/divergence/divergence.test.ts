import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { EvenkeelError } from "../market/errors.ts";
import { defaultDivergenceParameters } from "./defaults.ts";
import { createDivergenceState, type Divergence, type DivergenceInput, type DivergenceState, updateDivergence } from "./divergence.ts";

const p = defaultDivergenceParameters(10);
const START = 1_700_000_000_000;
const CALM = { current: 0.5, slow: 0.5 };
const input = (mark: number, at: number, changes: Partial<DivergenceInput> = {}): DivergenceInput => ({
  mark,
  index: 100,
  halfWidth: 0.01,
  volatilities: CALM,
  at,
  ...changes,
});

function freeze(state: DivergenceState): DivergenceState {
  for (const part of Object.values(state)) if (part) Object.freeze(part);
  return Object.freeze(state);
}

type Move = readonly [mark: number, wait: number];

function run(moves: readonly Move[]): Divergence[] {
  let state = createDivergenceState();
  let at = START;
  return moves.map(([mark, wait]) => {
    at += wait;
    const next = updateDivergence(freeze(state), input(mark, at), p);
    state = next.state;
    return next.divergence;
  });
}

const moves = fc.array(fc.tuple(fc.double({ min: 90, max: 110, noNaN: true }), fc.integer({ min: 0, max: 200_000 })), {
  minLength: 1,
  maxLength: 30,
});

test("the level is the mark over the index, less one", () => {
  const [first] = run([[101, 0]]);
  assert.ok(first && Math.abs(first.level - 0.01) < 1e-15);
  assert.equal(first.average, first.level);
  assert.deepEqual([first.halfLifeSeconds, first.noiseShare], [null, null]);
  assert.deepEqual(first.persistence, { sinceMillis: 0, share: 0 });
});

test("the average is the exact time-weighted one for irregular sampling", () => {
  fc.assert(
    fc.property(moves, (list) => {
      const found = run(list).at(-1);
      const levels = list.map(([mark]) => mark / 100 - 1);
      const total = list.slice(1).reduce((sum, [, wait]) => sum + wait, 0);
      const kept = (remaining: number) => 2 ** (-remaining / p.averageHalfLifeMillis);
      // What the first level counted for, and each held level over its own stretch.
      let exact = (levels[0] ?? 0) * kept(total);
      let remaining = total;
      list.slice(1).forEach(([, wait], i) => {
        exact += (levels[i] ?? 0) * (kept(remaining - wait) - kept(remaining));
        remaining -= wait;
      });
      assert.ok(found && Math.abs(found.average - exact) < 1e-12);
    }),
  );
});

test("one long hold or many short calls: the same average and persistence", () => {
  fc.assert(
    fc.property(moves, fc.integer({ min: 2, max: 6 }), (list, parts) => {
      const often = list.flatMap(([mark, wait], i): Move[] => {
        const held = list[i - 1]?.[0];
        if (held === undefined) return [[mark, wait]];
        const between = Array.from({ length: parts - 1 }, (): Move => [held, wait / parts]);
        return [...between, [mark, wait / parts]];
      });
      const [plain, split] = [run(list).at(-1), run(often).at(-1)];
      assert.ok(plain && split && Math.abs(plain.average - split.average) < 1e-9);
      assert.ok(Math.abs(plain.persistence.share - split.persistence.share) < 1e-9);
      assert.ok(Math.abs(plain.persistence.sinceMillis - split.persistence.sinceMillis) < 1);
    }),
  );
});

test("the z-score is the level in units of the scale, with the sign of the level", () => {
  fc.assert(
    fc.property(moves, (list) => {
      for (const { z, level, scale, sure } of run(list)) {
        assert.ok(Math.abs(z * scale - level) < 1e-12);
        assert.ok(scale >= p.minimumScale && sure >= 0.5 && sure <= 1);
      }
    }),
  );
});

test("a burst of volatility does not make the same basis look smaller", () => {
  const at = (current: number) =>
    updateDivergence(createDivergenceState(), input(101, START, { volatilities: { current, slow: 0.5 } }), p).divergence.z;
  assert.equal(at(5), at(0.5));
  assert.ok(at(0.2) > at(0.5));
});

test("a basis that reverts is measured at its half-life", (context) => {
  let state = createDivergenceState();
  let level = 0;
  let seed = 12_345;
  const kept = 2 ** (-10 / 600);
  let found: Divergence | undefined;
  for (let i = 0; i < 40_000; i++) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    level = kept * level + (seed / 2 ** 32 - 0.5) * 0.0005;
    const next = updateDivergence(state, input(100 * (1 + level), START + i * 10_000), {
      ...p,
      halfLife: { ...p.halfLife, memoryHalfLifeMillis: 1e9 },
    });
    state = next.state;
    found = next.divergence;
  }
  context.diagnostic(`half-life 600 s, sampled every 10 s, measured as ${found?.halfLifeSeconds?.toFixed(0)} s`);
  assert.ok(found?.halfLifeSeconds && Math.abs(found.halfLifeSeconds / 600 - 1) < 0.25);
});

test("the state survives JSON", () => {
  const { state } = updateDivergence(createDivergenceState(), input(101, START), p);
  const copy = JSON.parse(JSON.stringify(state)) as DivergenceState;
  assert.deepEqual(updateDivergence(copy, input(102, START + 1), p), updateDivergence(state, input(102, START + 1), p));
});

test("what is no number is refused by code and field", () => {
  const cases: readonly (readonly [keyof DivergenceInput, number])[] = [
    ["mark", 0],
    ["mark", Number.NaN],
    ["index", -1],
    ["index", Infinity],
    ["halfWidth", -0.1],
    ["halfWidth", Number.NaN],
  ];
  for (const [field, value] of cases) {
    assert.throws(
      () => updateDivergence(createDivergenceState(), input(100, START, { [field]: value }), p),
      (error) => error instanceof EvenkeelError && error.code === "DIVERGENCE_INPUT" && error.field === field,
    );
  }
  assert.equal(run([[100, 0]])[0]?.level, 0);
});
