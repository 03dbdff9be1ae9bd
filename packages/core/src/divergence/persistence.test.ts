import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Persistence, type PersistenceState, updatePersistence } from "./persistence.ts";

const BAND = 0.001;
const HALF_LIFE = 3_600_000;
type Move = readonly [level: number, wait: number];

function run(moves: readonly Move[]): Persistence[] {
  let state: PersistenceState | null = null;
  let at = 0;
  return moves.map(([level, wait]) => {
    at += wait;
    const next = updatePersistence(state && Object.freeze(state), level, at, BAND, HALF_LIFE);
    state = next.state;
    return next.persistence;
  });
}

const moves = fc.array(fc.tuple(fc.constantFrom(-0.01, -0.001, 0, 0.0005, 0.001, 0.002), fc.integer({ min: 0, max: 900_000 })), {
  minLength: 1,
  maxLength: 40,
});

test("counts the time on one side of the band without a break", () => {
  const found = run([
    [0.002, 0],
    [0.003, 60_000],
    [0.002, 60_000],
  ]);
  assert.deepEqual(
    found.map((one) => one.sinceMillis),
    [0, 60_000, 120_000],
  );
});

test("a change of side and a moment inside both start it again, and inside it is zero", () => {
  const found = run([
    [0.002, 0],
    [-0.002, 60_000],
    [-0.002, 60_000],
    [0, 60_000],
    [0, 60_000],
    [-0.002, 60_000],
  ]);
  assert.deepEqual(
    found.map((one) => one.sinceMillis),
    [0, 0, 60_000, 0, 0, 0],
  );
});

test("at the edge of the band is inside", () => {
  assert.equal(
    run([
      [BAND, 0],
      [BAND, 60_000],
    ])[1]?.sinceMillis,
    0,
  );
});

test("the share starts at nothing and approaches one side by half every half-life", () => {
  const found = run([
    [0.002, 0],
    [0.002, HALF_LIFE],
    [0.002, HALF_LIFE],
  ]);
  found.forEach(({ share }, i) => {
    assert.ok(Math.abs(share - (1 - 2 ** -i)) < 1e-12);
  });
});

test("the share lies between -1 and 1, mirrors with the sign, and is the decayed time above minus below", () => {
  fc.assert(
    fc.property(moves, (list) => {
      const found = run(list);
      const mirrored = run(list.map(([level, wait]) => [-level, wait]));
      let share = 0;
      let side = 0;
      list.forEach(([level, wait], i) => {
        if (i > 0) share = side + (share - side) * 2 ** (-wait / HALF_LIFE);
        side = level > BAND ? 1 : level < -BAND ? -1 : 0;
        const one = found[i];
        assert.ok(one && Math.abs(one.share) <= 1 && Math.abs(one.share - share) < 1e-9);
        assert.ok(Math.abs((mirrored[i]?.share ?? 9) + share) < 1e-9);
        assert.equal(mirrored[i]?.sinceMillis, one.sinceMillis);
      });
    }),
  );
});

test("telling the held level once more in between changes nothing later", () => {
  fc.assert(
    fc.property(moves, (list) => {
      const often = list.flatMap(([level, wait], i): Move[] => {
        const held = list[i - 1]?.[0];
        return held === undefined
          ? [[level, wait]]
          : [
              [held, wait / 2],
              [level, wait / 2],
            ];
      });
      const [plain, split] = [run(list).at(-1), run(often).at(-1)];
      assert.ok(plain && split && Math.abs(plain.share - split.share) < 1e-9);
      assert.ok(Math.abs(plain.sinceMillis - split.sinceMillis) < 1e-6);
    }),
  );
});
