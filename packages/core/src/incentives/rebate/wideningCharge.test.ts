import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { countedBasis, type RebateParameters, WAD } from "./rebateParameters.ts";
import { wideningCharge } from "./wideningCharge.ts";

const BP = WAD / 10_000n;
const RULES: RebateParameters = { rateWad: 0n, deadBandWad: 5n * BP, maxBasisWad: WAD, chargeWad: WAD / 10n, minimumRestSeconds: 0n };
const basis = fc.bigInt({ min: -1_000n * BP, max: 1_000n * BP });
const notional = fc.bigInt({ min: 0n, max: 10n ** 15n });
const charge = (beforeWad: bigint, afterWad: bigint, amount: bigint, rules = RULES) =>
  wideningCharge({ beforeWad, afterWad, notional: amount }, rules);

test("by hand, with a dead band of 5 bp and a tenth of the basis: from the index, from a basis, and through the index", () => {
  // 0 to 25 bp: 20 bp count at the end, a mean of 20^2 / (2 * 25) = 8 bp over the move; a tenth of it on 1,000,000 is 80.
  assert.equal(charge(0n, 25n * BP, 1_000_000n), 80n);
  // 15 to 25 bp: the mean of 10 and 20 bp is 15 bp; a tenth of it on 1,000,000 is 150.
  assert.equal(charge(15n * BP, 25n * BP, 1_000_000n), 150n);
  // -15 to 25 bp: 20^2 / (2 * 40) = 5 bp.
  assert.equal(charge(-15n * BP, 25n * BP, 1_000_000n), 50n);
  // Up to the edge of the dead band nothing counts.
  assert.equal(charge(-5n * BP, 5n * BP, 10n ** 15n), 0n);
});

test("in favour of the pool: a charge above nothing is at least one unit", () => {
  assert.equal(charge(0n, 5n * BP + 1n, 1n), 1n);
  assert.equal(charge(0n, 6n * BP, 1n), 1n);
  // 80 on 1,000,000 is 80.00008 on 1,000,001.
  assert.equal(charge(0n, 25n * BP, 1_000_001n), 81n);
});

test("at most the rate on the basis that the trade leaves: the mean along a move is below its end", () => {
  fc.assert(
    fc.property(basis, basis, notional, (before, after, amount) => {
      const most = RULES.chargeWad * amount * countedBasis(after, RULES.deadBandWad);
      assert.ok(charge(before, after, amount) * WAD * WAD < most + WAD * WAD);
    }),
  );
});

test("the further a trade goes, the more it pays; more notional over the same move too", () => {
  fc.assert(
    fc.property(basis, basis, basis, notional, notional, (before, a, b, amount, more) => {
      const size = (level: bigint) => (level < 0n ? -level : level);
      const [near, far] = size(a) < size(b) ? [size(a), size(b)] : [size(b), size(a)];
      assert.ok(charge(before, before + near, amount) <= charge(before, before + far, amount));
      assert.ok(charge(before, before - near, amount) <= charge(before, before - far, amount));
      assert.ok(charge(before, a, amount) <= charge(before, a, amount + more));
    }),
  );
});

test("on one side of the index only one way of a round trip pays; what moves or trades nothing never does", () => {
  fc.assert(
    fc.property(basis, basis, notional, (before, after, amount) => {
      const [out, back] = [charge(before, after, amount), charge(after, before, amount)];
      if (before >= 0n === after >= 0n) assert.ok(out === 0n || back === 0n);
      assert.equal(charge(before, before, amount), 0n);
      assert.equal(charge(before, after, 0n), 0n);
      assert.equal(charge(before, after, amount, { ...RULES, chargeWad: 0n }), 0n);
    }),
  );
});

test("refusals: every negative rule is named, a negative notional too", () => {
  for (const field of Object.keys(RULES)) {
    assert.throws(() => charge(0n, BP, 1n, { ...RULES, [field]: -1n }), { code: "INCENTIVES_INPUT", field, value: -1n });
  }
  assert.throws(() => charge(0n, BP, -1n), { code: "INCENTIVES_INPUT", field: "notional", value: -1n });
});
