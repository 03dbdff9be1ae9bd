import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Averaged, averageSamples } from "./averagingStage.ts";
import { type CapParameters, capRate } from "./capStage.ts";
import { dampRate } from "./damperStage.ts";
import { explainFunding } from "./explainFunding.ts";
import { type FundingDecision, fundingEngine } from "./fundingEngine.ts";
import { checkFundingSystem, type FundingSystem } from "./fundingSystem.ts";
import { applyLaw, type FundingMemory } from "./lawStage.ts";
import { PEERS, premium } from "./reading.testing.ts";
import type { SignalSample } from "./signalStage.ts";

const NOW = 1_000 * 28_800_000;
const MINUTE = 60_000;

/** Up to an hour of samples, one a minute, some of which could not be made. */
const hour = fc.array(fc.option(premium, { freq: 6 }), { minLength: 1, maxLength: 60 });

function samplesOf(values: readonly (number | null)[], now = NOW): SignalSample[] {
  return values.map((value, i) => ({ at: now - (values.length - 1 - i) * MINUTE, value, missing: value === null ? ["index"] : [] }));
}

const memoryAt = (at: number, rate: number): FundingMemory => ({ at, rate, charged: rate, integral: rate * 100 });
const isStateless = ({ law }: FundingSystem): boolean => law.law === "proportional" || law.law === "piecewise";

function decide(system: FundingSystem, values: readonly (number | null)[], memory: FundingMemory | null, now = NOW): FundingDecision {
  return fundingEngine({ at: now, samples: samplesOf(values, now), memory, openInterest: { long: 600, short: 400 } }, system);
}

function forEveryPeer(check: (system: FundingSystem) => void): void {
  for (const system of PEERS) check(system);
}

test("every peer's parameters are in order, and survive JSON with every decision they make", () => {
  forEveryPeer((system) => {
    checkFundingSystem(system);
    const copy: FundingSystem = JSON.parse(JSON.stringify(system));
    fc.assert(
      fc.property(hour, premium, (values, before) => {
        const decision = decide(system, values, memoryAt(NOW - 3_600_000, before / 1e6));
        assert.deepEqual(decide(copy, values, memoryAt(NOW - 3_600_000, before / 1e6)), decision);
        const memory: FundingMemory = JSON.parse(JSON.stringify(decision.memory));
        // JSON has no negative zero; as a rate it is none.
        for (const key of ["at", "rate", "charged", "integral"] as const) assert.ok(memory[key] === decision.memory[key], key);
      }),
      { numRuns: 25 },
    );
  });
});

test("the same market a number of whole days later gets the same rate", () => {
  forEveryPeer((system) => {
    fc.assert(
      fc.property(hour, premium, fc.integer({ min: 1, max: 5_000 }), (values, before, days) => {
        const later = NOW + days * 86_400_000;
        const now = decide(system, values, memoryAt(NOW - MINUTE, before / 1e6));
        const then = decide(system, values, memoryAt(later - MINUTE, before / 1e6), later);
        assert.equal(then.rate, now.rate, system.name);
        assert.equal(then.memory.integral, now.memory.integral);
      }),
      { numRuns: 25 },
    );
  });
});

test("interval, second and period are one rate in three units", () => {
  forEveryPeer((system) => {
    fc.assert(
      fc.property(hour, (values) => {
        const { rate, ratePerSecond, ratePerInterval, periodSeconds, intervalSeconds } = decide(system, values, null);
        const close = (a: number, b: number): void => assert.ok(Math.abs(a - b) <= 1e-15 * (1 + Math.abs(b)), `${system.name}: ${a} ${b}`);
        close(ratePerSecond * periodSeconds, rate);
        close(ratePerInterval / intervalSeconds, ratePerSecond);
      }),
      { numRuns: 25 },
    );
  });
});

test("the chain of stages, run by hand, gives the engine's rate and its reasons", () => {
  forEveryPeer((system) => {
    if (system.averaged === "rate") return;
    fc.assert(
      fc.property(hour, premium, fc.integer({ min: 1, max: 7_200 }), (values, before, elapsed) => {
        const memory = memoryAt(NOW - elapsed * 1_000, before / 1e6);
        const decision = decide(system, values, memory);
        const averaged: Averaged = averageSamples(samplesOf(values), NOW, system.averaging);
        assert.equal(decision.average, averaged.value);
        assert.deepEqual([decision.samples, decision.emptySamples], [averaged.samples, averaged.empty]);
        if (averaged.value === null) return assert.equal(decision.status, "idle");
        const law = applyLaw(averaged.value, elapsed, system.periodSeconds, memory, system.law);
        const damped = dampRate(law.rate, system.damper);
        const capped = capRate(damped.rate, memory.charged, system.caps);
        assert.deepEqual([decision.raw, decision.move], [law.rate, law.move]);
        assert.deepEqual([decision.damped, decision.damper], [damped.rate, damped.effect]);
        assert.deepEqual([decision.rate, decision.capsBit], [capped.rate, capped.bit]);
        assert.equal(decision.memory.charged, decision.rate);
        assert.equal(decision.memory.at, NOW);
      }),
      { numRuns: 25 },
    );
  });
});

test("a law without memory decides the same whatever was charged before, unless its change is limited", () => {
  forEveryPeer((system) => {
    if (!isStateless(system) || system.caps.some(({ cap }) => cap === "change")) return;
    fc.assert(
      fc.property(hour, premium, premium, (values, a, b) => {
        const one = decide(system, values, memoryAt(NOW - 1_000, a));
        const other = decide(system, values, memoryAt(NOW - 99_000, b));
        assert.equal(one.rate, other.rate, system.name);
        assert.equal(decide(system, values, null).rate, one.rate);
      }),
      { numRuns: 25 },
    );
  });
});

test("an hour in which nothing could be measured charges nothing and forgets nothing", () => {
  forEveryPeer((system) => {
    if (system.averaging.averaging === "votes") return;
    const memory = memoryAt(NOW - 3_600_000, 1e-7);
    const decision = decide(system, [null, null, null], memory);
    assert.equal(decision.status, "idle");
    assert.equal(decision.rate, 0);
    assert.deepEqual(decision.missing, ["index"]);
    assert.deepEqual([decision.memory.rate, decision.memory.integral], [memory.rate, memory.integral]);
    assert.match(explainFunding(decision)[5] ?? "", /want of samples/);
  });
});

test("one more sample in the middle of the others' range keeps an average inside it", () => {
  forEveryPeer(({ averaging, name }) => {
    fc.assert(
      fc.property(fc.array(premium, { minLength: 2, maxLength: 40 }), fc.double({ min: 0, max: 1, noNaN: true }), (values, share) => {
        const low = Math.min(0, ...values);
        const high = Math.max(0, ...values);
        const { value } = averageSamples(samplesOf([...values, low + share * (high - low)]), NOW, averaging);
        // Zeros are in the range because silence counts as a level vote where votes are counted.
        assert.ok(value !== null && value >= low - 1e-6 && value <= high + 1e-6, name);
      }),
      { numRuns: 25 },
    );
  });
});

const level: fc.Arbitrary<CapParameters> = fc.oneof(
  fc.record({ cap: fc.constant("absolute" as const), most: fc.double({ min: 1e-6, max: 0.1, noNaN: true }) }),
  fc.record({
    cap: fc.constant("range" as const),
    low: fc.double({ min: -0.1, max: 0, noNaN: true }),
    high: fc.double({ min: 0, max: 0.1, noNaN: true }),
  }),
  fc.record({
    cap: fc.constant("margin" as const),
    factor: fc.double({ min: 0, max: 60, noNaN: true }),
    initialMargin: fc.double({ min: 0.05, max: 0.5, noNaN: true }),
    maintenanceMargin: fc.double({ min: 0.01, max: 0.05, noNaN: true }),
  }),
);

test("limits on the level commute, and every one that is named as decisive is", () => {
  fc.assert(
    fc.property(premium, fc.array(level, { maxLength: 5 }), (rate, caps) => {
      const { rate: held, bit } = capRate(rate, null, caps);
      assert.equal(capRate(rate, null, caps.toReversed()).rate, held);
      if (bit.length === 0) assert.equal(held, rate);
      else assert.notEqual(held, rate);
      // Zero is inside every limit, so limits never turn a rate round.
      assert.ok(held === 0 || Math.sign(held) === Math.sign(rate));
      assert.ok(Math.abs(held) <= Math.abs(rate));
    }),
  );
});

test("the smallest rate never overrides a limit on the level", () => {
  fc.assert(
    fc.property(
      premium,
      fc.double({ min: 0, max: 0.2, noNaN: true }),
      fc.array(level, { minLength: 1, maxLength: 4 }),
      (rate, least, caps) => {
        const { rate: held } = capRate(rate, null, [{ cap: "least", least }, ...caps]);
        assert.equal(capRate(held, null, caps).rate, held);
      },
    ),
  );
});
