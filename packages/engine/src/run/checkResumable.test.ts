import assert from "node:assert/strict";
import { test } from "node:test";
import { checkResumable } from "./checkResumable.ts";

test("the same options pass, whatever the order of keys; integers may have become text", () => {
  checkResumable({ seed: 1, policy: "gen2", wei: "5" }, { body: { policy: "gen2", seed: 1, wei: 5n } });
});

test("every difference is named with both values", () => {
  assert.throws(
    () => checkResumable({ seed: 1, faults: [], nodes: [1] }, { body: { seed: 2, faults: [{ kind: "down" }], nodes: [1] } }),
    (error: Error & { code?: string; value?: unknown }) =>
      error.code === "STATE_MISMATCH" && error.value === 'faults: [] there, [{"kind":"down"}] now; seed: 1 there, 2 now',
  );
});

test("a folder that holds something else is named too", () => {
  assert.throws(() => checkResumable(undefined, { body: { seed: 1 } }), { code: "STATE_MISMATCH" });
});
