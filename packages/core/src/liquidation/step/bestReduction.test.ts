import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { bestReduction } from "./bestReduction.ts";

const NO_BUFFER = { buffer: 0, dust: 0 };

/** A convex requirement of one position beside a fixed rest, hedged by it or not. */
const account = fc.record({
  equity: fc.double({ min: 1, max: 100, noNaN: true }),
  cost: fc.double({ min: 0, max: 0.1, noNaN: true }),
  size: fc.double({ min: 1, max: 1_000, noNaN: true }),
  rest: fc.double({ min: -1_000, max: 1_000, noNaN: true }),
  slope: fc.double({ min: 0, max: 0.3, noNaN: true }),
  bend: fc.double({ min: 0, max: 1e-4, noNaN: true }),
});

test("no point of a fine grid restores with less, or reaches a better ratio", () => {
  fc.assert(
    fc.property(account, fc.double({ min: 0, max: 1, noNaN: true }), ({ equity, cost, size, rest, slope, bend }, share) => {
      const limit = share * size;
      const after = (reduction: number) => {
        const net = size - reduction + rest;
        return { equity: equity - cost * reduction, requirement: slope * Math.abs(net) + bend * net * net + 1 };
      };
      const found = bestReduction(after, size, limit, NO_BUFFER);
      assert.ok(found.reduction >= 0 && found.reduction <= limit + 1e-9);
      for (let i = 0; i <= 100; i += 1) {
        const at = after((limit * i) / 100);
        if (found.restored) {
          if (at.equity >= at.requirement) assert.ok((limit * i) / 100 >= found.reduction - 1e-6 * size);
        } else {
          assert.ok(at.equity < at.requirement, "the grid restores where the search does not");
          const slack = 1e-6 * Math.max(1, Math.abs(at.equity * found.requirement));
          assert.ok(found.equity * at.requirement >= at.equity * found.requirement - slack);
        }
      }
    }),
  );
});

test("a reduction that frees nothing is none", () => {
  const found = bestReduction(() => ({ equity: 1, requirement: 2 }), 100, 100, NO_BUFFER);
  assert.equal(found.restored, false);
});

test("an account that needs nothing after closing is restored whatever is left of it", () => {
  const found = bestReduction((x) => ({ equity: 1, requirement: 100 - x }), 100, 100, { buffer: 5, dust: 0 });
  assert.ok(found.restored && Math.abs(found.reduction - (100 - 1 / 6)) < 1e-6);
});

test("a buffer asks for more, a limit for no more than itself", () => {
  const after = (x: number) => ({ equity: 40, requirement: 0.5 * (100 - x) });
  const without = bestReduction(after, 100, 100, NO_BUFFER).reduction;
  const withBuffer = bestReduction(after, 100, 100, { buffer: 0.1, dust: 0 }).reduction;
  assert.ok(Math.abs(without - 20) < 1e-9 && withBuffer > without);
  const limited = bestReduction(after, 100, 5, NO_BUFFER);
  assert.deepEqual([limited.reduction, limited.restored], [5, false]);
});

test("dust is closed only if the pace admits it and the buffer survives it", () => {
  const cheap = (x: number) => ({ equity: 40 - 0.001 * x, requirement: 0.5 * (100 - x) });
  assert.equal(bestReduction(cheap, 100, 100, { buffer: 0, dust: 90 }).reduction, 100);
  assert.ok(bestReduction(cheap, 100, 50, { buffer: 0, dust: 90 }).reduction < 50);
  const dear = (x: number) => ({ equity: 40 - 2 * Math.max(0, x - 30), requirement: 0.5 * (100 - x) });
  assert.ok(bestReduction(dear, 100, 100, { buffer: 0, dust: 90 }).reduction < 31, "the last part would cost the account");
});
