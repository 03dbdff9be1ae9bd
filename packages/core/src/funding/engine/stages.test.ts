import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { averageSamples } from "./averagingStage.ts";
import { type CapParameters, capRate } from "./capStage.ts";
import { type DamperParameters, dampRate } from "./damperStage.ts";
import { applyLaw } from "./lawStage.ts";
import { fullReading, premium } from "./reading.testing.ts";
import { NOTHING_MEASURED, type SignalSample, sampleSignal } from "./signalStage.ts";

const sample = (at: number, value: number | null): SignalSample => ({ at, value, missing: [] });

test("signal: an index inside the impact spread is level, a missing side counts as level and is named", () => {
  const reading = { ...NOTHING_MEASURED, at: 0, index: 100, impactBid: 99, impactAsk: 101 };
  const impact = { signal: "impact", over: "index", band: null } as const;
  assert.equal(sampleSignal(reading, impact).value, 0);
  assert.deepEqual(sampleSignal({ ...reading, impactBid: 102, impactAsk: null }, impact), { at: 0, value: 0.02, missing: ["impactAsk"] });
  assert.deepEqual(sampleSignal({ ...reading, impactBid: null, impactAsk: 97 }, impact), { at: 0, value: -0.03, missing: ["impactBid"] });
  assert.deepEqual(sampleSignal({ ...reading, index: null }, impact).value, null);
});

test("signal: an impact price outside the band counts as the index", () => {
  const banded = { signal: "impact", over: "index", band: 0.2 } as const;
  assert.equal(sampleSignal({ ...NOTHING_MEASURED, at: 0, index: 100, impactBid: 130, impactAsk: 131 }, banded).value, 0);
  assert.equal(sampleSignal({ ...NOTHING_MEASURED, at: 0, index: 100, impactBid: 110, impactAsk: 111 }, banded).value, 0.1);
});

test("signal: against the mark, over spot", () => {
  const reading = { ...NOTHING_MEASURED, at: 0, index: 100, mark: 104, impactBid: 106, impactAsk: 107 };
  assert.equal(sampleSignal(reading, { signal: "impact", over: "mark", band: null }).value, 0.02);
});

test("signal: venues without a book are left out and counted", () => {
  const venues = [
    { premium: null, weight: 3.5 },
    { premium: 0.01, weight: 1 },
    { premium: 0.02, weight: 1 },
    { premium: 0.5, weight: 1 },
  ];
  const { value, missing } = sampleSignal({ ...NOTHING_MEASURED, at: 0, venues }, { signal: "venues" });
  assert.equal(value, 0.02);
  assert.deepEqual(missing, ["1 of 4 venues"]);
});

test("signal: a division by zero is no value", () => {
  assert.equal(sampleSignal({ ...NOTHING_MEASURED, at: 0, mark: 1, index: 0 }, { signal: "markOverIndex" }).value, null);
  assert.equal(sampleSignal({ ...fullReading(0, 0), markAverage: Number.NaN }, { signal: "averages" }).value, null);
});

test("signal: skew is held inside -1 to 1, a scale of 0 has none, an empty side has no imbalance", () => {
  assert.equal(sampleSignal(fullReading(0, 0, 5_000, 0), { signal: "skew", scale: 1_000 }).value, 1);
  assert.equal(sampleSignal(fullReading(0, 0, 5_000, 0), { signal: "skew", scale: 0 }).value, 0);
  assert.equal(sampleSignal(fullReading(0, 0, 5_000, 0), { signal: "imbalance", exponent: 1 }).value, 0);
  assert.equal(sampleSignal(fullReading(0, 0, 600, 400), { signal: "imbalance", exponent: 1 }).value, 0.2);
});

test("averaging: every kind lies inside the range of its samples, and a constant averages to itself", () => {
  const kinds = [
    { averaging: "last" },
    { averaging: "mean", windowSeconds: 3_600, expectedSamples: 0 },
    { averaging: "linear", windowSeconds: 3_600 },
    { averaging: "exponential", windowSeconds: 3_600, halfLifeSeconds: 300, longestGapSeconds: 90 },
  ] as const;
  fc.assert(
    fc.property(fc.array(premium, { minLength: 1, maxLength: 30 }), (values) => {
      const samples = values.map((value, i) => sample((i - values.length + 1) * 60_000, value));
      for (const kind of kinds) {
        const { value } = averageSamples(samples, 0, kind);
        assert.ok(value !== null && value >= Math.min(...values) - 1e-15 && value <= Math.max(...values) + 1e-15, kind.averaging);
      }
    }),
  );
});

test("averaging: the window excludes its start and includes its end", () => {
  const mean = { averaging: "mean", windowSeconds: 60, expectedSamples: 0 } as const;
  const { value, samples, empty } = averageSamples(
    [sample(0, 8), sample(1, 4), sample(60_000, 2), sample(60_001, 9), sample(30_000, null)],
    60_000,
    mean,
  );
  assert.deepEqual({ value, samples, empty }, { value: 3, samples: 2, empty: 1 });
});

test("averaging: missing samples count as level where a count is expected", () => {
  const mean = { averaging: "mean", windowSeconds: 3_600, expectedSamples: 60 } as const;
  assert.equal(averageSamples([sample(0, 0.6)], 0, mean).value, 0.01);
  assert.equal(averageSamples([], 0, mean).value, 0, "an expected count makes silence a level premium");
});

test("averaging: votes are counted in whole units, so that nodes agree on them", () => {
  const votes = { averaging: "votes", windowSeconds: 120, slotSeconds: 60, minimumVotes: 1, unitsPerWhole: 1_000_000 } as const;
  const samples = [sample(1, 0.0000019), sample(2, 0.0000029), sample(60_001, -0.0000031)];
  // First minute: median of 1 and 2 is 1.5, half away from zero 2; second: -3; mean -0.5, truncated 0.
  assert.equal(averageSamples(samples, 120_000, votes).value, 0);
  assert.equal(averageSamples([sample(1, 0.0003)], 120_000, votes).value, 0.00015);
});

test("law: the leaky integral is the same however its time is cut", () => {
  const law = { law: "leakyPi", proportionalGain: 1, integralGain: 0.001, leakSeconds: 1_800, deadBand: 0.0001 } as const;
  fc.assert(
    fc.property(premium, fc.integer({ min: 1, max: 5_000 }), fc.integer({ min: 1, max: 5_000 }), (signal, a, b) => {
      const memory = { at: 0, rate: 0, charged: 0, integral: 0.3 };
      const once = applyLaw(signal, a + b, 1, memory, law);
      const first = applyLaw(signal, a, 1, memory, law);
      const twice = applyLaw(signal, b, 1, { ...memory, integral: first.integral }, law);
      assert.ok(Math.abs(once.integral - twice.integral) <= 1e-12 * (1 + Math.abs(once.integral)));
      assert.ok(Math.abs(once.rate - twice.rate) <= 1e-12 * (1 + Math.abs(once.rate)));
    }),
  );
});

test("law: without an error the integral leaks away", () => {
  const law = { law: "leakyPi", proportionalGain: 1, integralGain: 1, leakSeconds: 100, deadBand: 0 } as const;
  const { rate } = applyLaw(0, 2_000, 1, { at: 0, rate: 0, charged: 0, integral: 5 }, law);
  assert.ok(rate > 0 && rate < 5 * Math.exp(-19));
});

test("damper: a pinned rate is the interest, a shifted one keeps the distance", () => {
  const clamp: DamperParameters = { damper: "clamp", interest: 0.0001, halfWidth: 0.0005 };
  fc.assert(
    fc.property(premium, (rate) => {
      const damped = dampRate(rate, clamp);
      if (damped.effect === "pinned") assert.equal(damped.rate, 0.0001);
      else assert.ok(Math.abs(Math.abs(damped.rate - rate) - 0.0005) < 1e-15);
      const band = dampRate(rate, { damper: "deadBand", halfWidth: 0.01 });
      assert.ok(Math.abs(band.rate) <= Math.abs(rate));
      assert.equal(band.effect === "pinned", Math.abs(rate) <= 0.01);
      assert.deepEqual(dampRate(rate, { damper: "none" }), { rate, effect: "none" });
    }),
  );
  assert.deepEqual(dampRate(0.1, { damper: "additive", interest: 0 }), { rate: 0.1, effect: "none" });
  assert.deepEqual(dampRate(0.1, { damper: "deadBand", halfWidth: 0 }), { rate: 0.1, effect: "none" });
});

test("caps: idempotent, and the level holds whatever the order of the list", () => {
  const list: CapParameters[] = [
    { cap: "absolute", most: 0.003 },
    { cap: "change", most: 0.001 },
    { cap: "least", least: 0.0001 },
    { cap: "range", low: -0.002, high: 0.004 },
    { cap: "margin", factor: 6, initialMargin: 0.05, maintenanceMargin: 0.0495 },
  ];
  fc.assert(
    fc.property(premium, premium, fc.shuffledSubarray(list, { minLength: 1 }), (rate, previous, caps) => {
      const once = capRate(rate, previous, caps);
      const has = (name: string): boolean => caps.some(({ cap }) => cap === name);
      if (has("absolute")) assert.ok(Math.abs(once.rate) <= 0.003);
      if (has("range")) assert.ok(once.rate >= -0.002 && once.rate <= 0.004);
      if (has("margin")) assert.ok(Math.abs(once.rate) <= 0.003 + 1e-15);
      if (!has("change")) assert.equal(capRate(once.rate, previous, caps).rate, once.rate);
      assert.equal(once.bit.length === 0, once.rate === rate || (once.bit.length === 0 && once.rate === rate));
    }),
  );
});

test("caps: the limit on the change does not apply before the first rate", () => {
  assert.deepEqual(capRate(0.5, null, [{ cap: "change", most: 0.1 }]), { rate: 0.5, bit: [] });
  assert.deepEqual(capRate(0.5, 0, [{ cap: "change", most: 0.1 }]), { rate: 0.1, bit: ["change"] });
});
