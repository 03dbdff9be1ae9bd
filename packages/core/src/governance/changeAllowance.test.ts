import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { moveWithin } from "./changeAllowance.ts";

const PARAMETERS = { perSecond: 0.5, capacity: 2 };

test("a wish inside the allowance is reached and uses it up", () => {
  assert.deepEqual(moveWithin({ value: 10, left: 1, at: 0 }, 9.5, 0, PARAMETERS), {
    state: { value: 9.5, left: 0.5, at: 0 },
    limited: false,
  });
});

test("a wish beyond it is approached as far as the allowance reaches", () => {
  assert.deepEqual(moveWithin({ value: 10, left: 1, at: 0 }, 20, 3, PARAMETERS), { state: { value: 12, left: 0, at: 3 }, limited: true });
  assert.deepEqual(moveWithin({ value: 10, left: 0, at: 0 }, 0, 1, PARAMETERS), { state: { value: 9.5, left: 0, at: 1 }, limited: true });
});

test("a clock that runs backwards refills nothing", () => {
  assert.deepEqual(moveWithin({ value: 10, left: 0, at: 5 }, 11, 1, PARAMETERS).state, { value: 10, left: 0, at: 5 });
});

test("the path over any time is no longer than capacity plus refill, however many steps it is walked in", () => {
  const call = fc.record({ wait: fc.double({ min: 0, max: 10, noNaN: true }), wish: fc.double({ min: -100, max: 100, noNaN: true }) });
  fc.assert(
    fc.property(fc.array(call, { maxLength: 80 }), (calls) => {
      let state = { value: 0, left: PARAMETERS.capacity, at: 0 };
      let path = 0;
      let now = 0;
      for (const { wait, wish } of calls) {
        now += wait;
        const { state: next } = moveWithin(state, wish, now, PARAMETERS);
        path += Math.abs(next.value - state.value);
        state = next;
        assert.ok(path <= PARAMETERS.capacity + PARAMETERS.perSecond * now + 1e-9);
        assert.ok(state.left >= 0 && state.left <= PARAMETERS.capacity);
      }
    }),
  );
});

test("asking again changes nothing", () => {
  const { state } = moveWithin({ value: 10, left: 1, at: 0 }, 20, 3, PARAMETERS);
  assert.deepEqual(moveWithin(state, state.value, 3, PARAMETERS).state, state);
});
