import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { lossCapacities } from "./lossCapacities.ts";
import { LOSS_LAYERS, type LossCapacities, lossWaterfall } from "./lossWaterfall.ts";

const amount = fc.bigInt({ min: 0n, max: 10n ** 30n });
const capacities: fc.Arbitrary<LossCapacities> = fc.record({
  margin: amount,
  marketInsurance: amount,
  sharedInsurance: amount,
  pool: amount,
  deleveraging: amount,
});

test("every unit of a loss ends in exactly one bucket", () => {
  fc.assert(
    fc.property(amount, capacities, (loss, layers) => {
      const buckets = lossWaterfall(loss, layers);
      const total = Object.values(buckets).reduce((sum, part) => sum + part, 0n);
      assert.equal(total, loss);
      for (const layer of LOSS_LAYERS) assert.ok(buckets[layer] >= 0n && buckets[layer] <= layers[layer]);
    }),
  );
});

test("a layer is touched only when all before it are used up", () => {
  fc.assert(
    fc.property(amount, capacities, (loss, layers) => {
      const buckets = lossWaterfall(loss, layers);
      const order = [...LOSS_LAYERS, "socialised"] as const;
      order.forEach((layer, i) => {
        if (buckets[layer] === 0n) return;
        for (const earlier of LOSS_LAYERS.slice(0, i)) assert.equal(buckets[earlier], layers[earlier], `${layer} before ${earlier}`);
      });
    }),
  );
});

test("a loss in two parts, each after the other, falls on the same layers as one", () => {
  fc.assert(
    fc.property(amount, amount, capacities, (first, second, layers) => {
      const one = lossWaterfall(first, layers);
      const left = Object.fromEntries(LOSS_LAYERS.map((layer) => [layer, layers[layer] - one[layer]])) as LossCapacities;
      const two = lossWaterfall(second, left);
      const whole = lossWaterfall(first + second, layers);
      for (const bucket of [...LOSS_LAYERS, "socialised"] as const) assert.equal(one[bucket] + two[bucket], whole[bucket]);
    }),
  );
});

test("capacities respect rate limit, tier cap and the pool's share", () => {
  const resources = {
    margin: -5n,
    marketInsurance: 0n,
    sharedBalance: 9n,
    sharedRateLimit: 4n,
    sharedTierCap: 7n,
    poolNav: 100n,
    poolShareWad: 5n * 10n ** 16n,
    poolTaken: 2n,
    deleverageableProfit: 6n,
  };
  assert.deepEqual(lossCapacities(resources), { margin: 0n, marketInsurance: 0n, sharedInsurance: 4n, pool: 3n, deleveraging: 6n });
  assert.equal(lossCapacities({ ...resources, sharedTierCap: 0n }).sharedInsurance, 0n);
  assert.equal(lossCapacities({ ...resources, poolTaken: 50n }).pool, 0n);
  assert.equal(lossCapacities({ ...resources, poolNav: -1n }).pool, 0n);
});

test("a fund that is gone never makes a loss larger", () => {
  const signed = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n });
  fc.assert(
    fc.property(amount, fc.array(signed, { minLength: 9, maxLength: 9 }), (loss, v) => {
      const at = (i: number) => v[i] ?? 0n;
      const layers = lossCapacities({
        margin: at(0),
        marketInsurance: at(1),
        sharedBalance: at(2),
        sharedRateLimit: at(3),
        sharedTierCap: at(4),
        poolNav: at(5),
        poolShareWad: 10n ** 17n,
        poolTaken: at(6) < 0n ? 0n : at(6),
        deleverageableProfit: at(7),
      });
      const buckets = lossWaterfall(loss, layers);
      assert.equal(
        Object.values(buckets).reduce((sum, part) => sum + part, 0n),
        loss,
      );
    }),
  );
});

test("a negative loss or capacity is refused by name", () => {
  const none = { margin: 0n, marketInsurance: 0n, sharedInsurance: 0n, pool: 0n, deleveraging: 0n };
  assert.throws(() => lossWaterfall(-1n, none), { code: "LIQUIDATION_INPUT", field: "loss" });
  assert.throws(() => lossWaterfall(1n, { ...none, pool: -1n }), { code: "LIQUIDATION_INPUT", field: "capacities.pool" });
});
