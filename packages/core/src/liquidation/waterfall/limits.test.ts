import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type LossResources, lossCapacities } from "./lossCapacities.ts";
import { lossWaterfall } from "./lossWaterfall.ts";

const signed = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n });
const unsigned = fc.bigInt({ min: 0n, max: 10n ** 20n });
const WAD = 10n ** 18n;
const resources: fc.Arbitrary<LossResources> = fc.record({
  margin: signed,
  marketInsurance: unsigned,
  sharedBalance: unsigned,
  sharedRateLimit: unsigned,
  sharedTierCap: unsigned,
  poolNav: signed,
  poolShareWad: fc.bigInt({ min: 0n, max: WAD }),
  poolTaken: unsigned,
  deleverageableProfit: signed,
});
const NAMES = ["margin", "marketInsurance", "sharedInsurance", "pool", "deleveraging"] as const;

test("no layer is asked for more than it has, nor beyond any of its limits", () => {
  fc.assert(
    fc.property(resources, (r) => {
      const { margin, marketInsurance, sharedInsurance, pool, deleveraging } = lossCapacities(r);
      for (const capacity of [margin, marketInsurance, sharedInsurance, pool, deleveraging]) assert.ok(capacity >= 0n);
      for (const limit of [r.sharedBalance, r.sharedRateLimit, r.sharedTierCap]) assert.ok(sharedInsurance <= limit);
      if (r.poolNav <= 0n) assert.equal(pool, 0n);
      else assert.ok(pool <= r.poolNav && (pool + r.poolTaken) * WAD <= r.poolNav * r.poolShareWad + r.poolTaken * WAD);
      if (pool > 0n) assert.ok((pool + r.poolTaken) * WAD <= r.poolNav * r.poolShareWad);
      if (r.margin <= 0n) assert.equal(margin, 0n);
      if (r.deleverageableProfit <= 0n) assert.equal(deleveraging, 0n);
    }),
  );
});

test("more of anything never lowers a capacity, and what the pool gave in this period it does not give again", () => {
  fc.assert(
    fc.property(resources, unsigned, (r, more) => {
      const before = lossCapacities(r);
      for (const key of [
        "margin",
        "marketInsurance",
        "sharedBalance",
        "sharedRateLimit",
        "sharedTierCap",
        "poolNav",
        "deleverageableProfit",
      ] as const) {
        const after = lossCapacities({ ...r, [key]: r[key] + more });
        for (const name of NAMES) assert.ok(after[name] >= before[name], `${name} by ${key}`);
      }
      const taken = lossCapacities({ ...r, poolTaken: r.poolTaken + before.pool });
      assert.equal(taken.pool, 0n);
    }),
  );
});

test("whatever the resources, a loss is borne in full, by the first layers that can", () => {
  fc.assert(
    fc.property(resources, unsigned, (r, loss) => {
      const capacities = lossCapacities(r);
      const buckets = lossWaterfall(loss, capacities);
      const total = NAMES.reduce((sum, name) => sum + buckets[name], buckets.socialised);
      assert.equal(total, loss);
      let before = 0n;
      for (const name of NAMES) {
        const share = loss - before < capacities[name] ? loss - before : capacities[name];
        assert.equal(buckets[name], share > 0n ? share : 0n, name);
        before += buckets[name];
      }
      // One unit more lands in exactly one bucket.
      const next = lossWaterfall(loss + 1n, capacities);
      const grown = [...NAMES, "socialised" as const].filter((name) => next[name] !== buckets[name]);
      assert.equal(grown.length, 1);
    }),
  );
});

test("losses of one period, one after another, take from the pool no more than its share, whatever their sizes", () => {
  fc.assert(
    fc.property(fc.array(unsigned, { maxLength: 12 }), unsigned, fc.bigInt({ min: 0n, max: WAD }), (losses, poolNav, poolShareWad) => {
      let taken = 0n;
      for (const loss of losses) {
        const capacities = lossCapacities({
          margin: 0n,
          marketInsurance: 0n,
          sharedBalance: 0n,
          sharedRateLimit: 0n,
          sharedTierCap: 0n,
          poolNav,
          poolShareWad,
          poolTaken: taken,
          deleverageableProfit: 0n,
        });
        const { pool, socialised } = lossWaterfall(loss, capacities);
        taken += pool;
        assert.ok(taken * WAD <= poolNav * poolShareWad);
        assert.equal(pool + socialised, loss);
      }
    }),
  );
});
