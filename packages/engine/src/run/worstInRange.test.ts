import assert from "node:assert/strict";
import { test } from "node:test";
import type { Assessment } from "@evenkeel/core";
import fc from "fast-check";
import { worstInRange } from "./worstInRange.ts";

const vector = (fields: readonly bigint[]): Assessment => ({ market: "X", schemaVersion: 1, round: 1, observedAt: 14, fields });
const fields = fc.array(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), { minLength: 12, maxLength: 12 });

test("each field is the end of the honest range, and what nobody honest signed stays the liar's own", () => {
  fc.assert(
    fc.property(
      fields,
      fc.array(fields, { minLength: 1, maxLength: 5 }),
      fc.constantFrom("high" as const, "low" as const),
      (own, honest, side) => {
        const worst = worstInRange(vector(own), honest.map(vector), side);
        for (const [position, value] of worst.fields.entries()) {
          const seen = honest.map((one) => one[position] ?? 0n);
          assert.ok(seen.includes(value));
          assert.ok(seen.every((other) => (side === "high" ? other <= value : other >= value)));
        }
      },
    ),
  );
  assert.deepEqual(worstInRange(vector([1n, 2n]), [], "high").fields, [1n, 2n]);
});
