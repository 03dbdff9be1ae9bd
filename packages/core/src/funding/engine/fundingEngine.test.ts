import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { binance } from "../peers/binance.ts";
import { bitmex } from "../peers/bitmex.ts";
import { deribit } from "../peers/deribit.ts";
import { dydxV4 } from "../peers/dydx.ts";
import { gmxAdaptive } from "../peers/gmx.ts";
import { kraken } from "../peers/kraken.ts";
import { okx } from "../peers/okx.ts";
import { paradex } from "../peers/paradex.ts";
import { synthetix } from "../peers/synthetix.ts";
import { explainFunding } from "./explainFunding.ts";
import { type FundingDecision, fundingEngine } from "./fundingEngine.ts";
import type { FundingSystem } from "./fundingSystem.ts";
import { fullReading, PEERS, premium, steadySamples } from "./reading.testing.ts";
import { NOTHING_MEASURED, sampleSignal } from "./signalStage.ts";

const NOW = 1_000 * 28_800_000;
const BP = 0.0001;

function decide(system: FundingSystem, value: number, changes: Partial<Parameters<typeof fundingEngine>[0]> = {}): FundingDecision {
  return fundingEngine({ at: NOW, samples: steadySamples(value, NOW, 480), memory: null, openInterest: null, ...changes }, system);
}

/** The same mechanism without the constants that favour one side. */
function levelled(system: FundingSystem): FundingSystem {
  const { damper, law } = system;
  return {
    ...system,
    damper: "interest" in damper ? { ...damper, interest: 0 } : damper,
    law: law.law === "proportional" ? { ...law, offset: 0 } : law,
  };
}

test("antisymmetric: with interest and offset left out, the opposite premium gives the opposite rate, for every peer", () => {
  for (const system of PEERS.map(levelled)) {
    fc.assert(
      fc.property(premium, premium, (now, before) => {
        const memory = { at: NOW - 3_600_000, rate: before / 1e6, charged: before / 1e6, integral: before };
        const opposite = { at: NOW - 3_600_000, rate: -before / 1e6, charged: -before / 1e6, integral: -before };
        const up = decide(system, now, { memory });
        const down = decide(system, -now, { memory: opposite });
        const least = system.caps.some(({ cap }) => cap === "least");
        if (least && (up.raw === 0 || up.rate === 0)) return;
        assert.ok(Math.abs(up.rate + down.rate) <= 1e-18 + 1e-12 * Math.abs(up.rate), `${system.name}: ${up.rate} and ${down.rate}`);
      }),
      { numRuns: 60 },
    );
  }
});

test("caps are never exceeded, whatever the premium, the memory and the time since", () => {
  for (const system of PEERS) {
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.double({ min: -1, max: 1, noNaN: true }),
        fc.integer({ min: 0, max: 1_000_000_000 }),
        (value, before, ago) => {
          const memory = { at: NOW - ago, rate: before, charged: before, integral: before };
          const { rate, capsBit } = decide(system, value, { memory });
          for (const cap of system.caps) {
            if (cap.cap === "absolute") assert.ok(Math.abs(rate) <= cap.most, `${system.name} ${rate} over ${cap.most}`);
            if (cap.cap === "margin") {
              const most = cap.factor * (cap.initialMargin - cap.maintenanceMargin);
              assert.ok(Math.abs(rate) <= most, `${system.name} ${rate} over ${most}`);
            }
            if (cap.cap === "change" && !capsBit.includes("margin")) assert.ok(Math.abs(rate - before) <= cap.most * (1 + 1e-12));
          }
        },
      ),
      { numRuns: 60 },
    );
  }
});

test("never decreasing in the premium, for every peer without memory", () => {
  for (const system of PEERS.filter(({ law }) => law.law === "proportional" || law.law === "piecewise")) {
    fc.assert(
      fc.property(premium, premium, (a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        assert.ok(decide(system, low).rate <= decide(system, high).rate + 1e-15, system.name);
      }),
      { numRuns: 60 },
    );
  }
});

test("without a sample nothing is charged, the reason is named and the memory is kept", () => {
  for (const system of PEERS.filter(({ averaging }) => averaging.averaging !== "votes")) {
    const memory = { at: NOW - 60_000, rate: 0.001, charged: 0.001, integral: 0.5 };
    for (const samples of [[], [{ at: NOW, value: null, missing: ["index"] }]]) {
      const decision = fundingEngine({ at: NOW, samples, memory, openInterest: { long: 1, short: 1 } }, system);
      assert.equal(decision.status, "idle");
      assert.equal(decision.rate, 0);
      assert.deepEqual(decision.sides, { long: 0, short: -0 });
      assert.equal(decision.memory.rate, 0.001);
      assert.equal(decision.memory.integral, 0.5);
      assert.deepEqual(decision.missing, samples.length === 0 ? ["samples"] : ["index"]);
    }
  }
});

test("dYdX v4: silence is a level premium, so only the default is charged", () => {
  const decision = fundingEngine({ at: NOW, samples: [], memory: null, openInterest: null }, dydxV4({ defaultFunding: BP }));
  assert.equal(decision.status, "live");
  assert.equal(decision.rate, BP);
});

test("every peer makes its signal of a full reading, and says what an empty one lacks", () => {
  for (const system of PEERS) {
    const full = sampleSignal(fullReading(NOW, 0.002), system.signal);
    assert.ok(full.value !== null && full.value > 0, system.name);
    assert.deepEqual(full.missing, []);
    const empty = sampleSignal({ ...NOTHING_MEASURED, at: NOW }, system.signal);
    assert.equal(empty.value, null, system.name);
    assert.ok(empty.missing.length > 0);
  }
});

test("a result explains itself: damper, cap, interval, version", () => {
  const inside = decide(binance(), 3 * BP);
  assert.equal(inside.damper, "pinned");
  assert.equal(inside.rate, BP);
  assert.deepEqual(inside.capsBit, []);
  const beyond = decide(binance(), 0.02);
  assert.equal(beyond.damper, "shifted");
  assert.deepEqual(beyond.capsBit, ["absolute"]);
  assert.equal(beyond.rate, 0.003);
  const lines = explainFunding(beyond);
  assert.match(lines[3] ?? "", /shifted/);
  assert.match(lines[4] ?? "", /absolute, 30 bp/);
  assert.match(lines[6] ?? "", /Binance 2024/);
  assert.match(
    explainFunding(fundingEngine({ at: NOW, samples: [], memory: null, openInterest: null }, binance()))[5] ?? "",
    /want of samples/,
  );
});

test("Binance: a shorter interval pays its share of the 8 hours", () => {
  for (const intervalHours of [1, 2, 4, 8]) {
    const { ratePerInterval, intervalSeconds } = decide(binance({ intervalHours }), 20 * BP);
    assert.ok(Math.abs(ratePerInterval - (15 * BP * intervalHours) / 8) < 1e-15);
    assert.equal(intervalSeconds, intervalHours * 3_600);
  }
});

test("Binance: the newest sample weighs most", () => {
  const rising = [0, 1, 2, 3].map((i) => ({ at: NOW - (3 - i) * 60_000, value: i * 10 * BP, missing: [] }));
  assert.ok(Math.abs((decide(binance(), 0, { samples: rising }).average ?? 0) - 20 * BP) < 1e-15);
});

test("BitMEX: the change against the last rate is limited, then the level", () => {
  const system = bitmex({ initialMargin: 0.01, maintenanceMargin: 0.005 });
  const memory = { at: NOW - 28_800_000, rate: 0, charged: -0.003, integral: 0 };
  const decision = decide(system, 0.1, { memory });
  assert.ok(Math.abs(decision.rate - 0.00075) < 1e-15);
  assert.deepEqual(decision.capsBit, ["change"]);
  assert.deepEqual(decide(system, 0.1).capsBit, ["margin"]);
});

test("BitMEX: a quarter of the interval, four times the daily maximum", () => {
  const daily = (hours: number): number => {
    const { ratePerSecond } = decide(bitmex({ intervalHours: hours }), 0.1);
    return ratePerSecond * 86_400;
  };
  assert.ok(Math.abs(daily(8) - 0.01125) < 1e-12);
  assert.ok(Math.abs(daily(2) - 0.045) < 1e-12);
});

test("Deribit: nothing inside the band, the excess outside, the newest premium only", () => {
  assert.equal(decide(deribit(), 2 * BP).rate, 0);
  assert.equal(decide(deribit(), 2 * BP).damper, "pinned");
  assert.ok(Math.abs(decide(deribit(), -10 * BP).rate + 7.5 * BP) < 1e-15);
  const samples = [
    { at: NOW - 1, value: 0.1, missing: [] },
    { at: NOW, value: 0, missing: [] },
  ];
  assert.equal(decide(deribit(), 0, { samples }).rate, 0);
});

test("dYdX v4: half the minutes without votes halve the rate, and fifteen silent voters outweigh seven", () => {
  const minutes = (count: number, votesEach: number) =>
    Array.from({ length: count }, (_, minute) =>
      Array.from({ length: votesEach }, (_, vote) => ({ at: NOW - minute * 60_000 - vote * 1_000, value: 0.001, missing: [] })),
    )
      .flat()
      .reverse();
  assert.equal(decide(dydxV4(), 0, { samples: minutes(60, 15) }).rate, 0.001);
  assert.equal(decide(dydxV4(), 0, { samples: minutes(30, 15) }).rate, 0.0005);
  assert.equal(decide(dydxV4(), 0, { samples: minutes(60, 7) }).rate, 0);
});

test("Kraken and OKX: no damper; a day and an interval", () => {
  assert.ok(Math.abs(decide(kraken(), 24 * BP).ratePerInterval - BP) < 1e-15);
  assert.ok(Math.abs(decide(okx(), 3 * BP).rate - 3 * BP) < 1e-15);
});

test("Paradex: each sample is clamped before the average, which is not the clamp of the average", () => {
  const samples = [20, -20, 20, -20].map((bp, i) => ({ at: NOW - (3 - i) * 10_000, value: bp * BP, missing: [] }));
  const quick = paradex({ halfLifeSeconds: 10 });
  const each = decide(quick, 0, { samples }).rate;
  const once = decide({ ...quick, averaged: "signal" }, 0, { samples }).rate;
  assert.ok(Math.abs(each + 3.75 * BP) < 1e-15, `${each}`);
  assert.ok(Math.abs(once) < 1e-15, `${once}`);
  assert.equal(decide(quick, 0, { samples }).damper, "shifted", "the damper named is that of the newest sample");
});

test("Paradex: the multiplier scales the damped rate", () => {
  for (const bp of [-30, -3, 0, 4, 30]) {
    const one = decide(paradex(), bp * BP).rate;
    assert.ok(Math.abs(decide(paradex({ multiplier: 3 }), bp * BP).rate - 3 * one) < 1e-15);
  }
});

test("Synthetix: the rate remembers, and a skew of zero leaves it where it is", () => {
  const system = synthetix(10_000, 9);
  let memory = decide(system, 0.5).memory;
  const later = fundingEngine(
    { at: NOW + 86_400_000, samples: steadySamples(0.5, NOW + 86_400_000, 1), memory, openInterest: null },
    system,
  );
  assert.ok(Math.abs(later.rate - 4.5) < 1e-9);
  memory = later.memory;
  const level = fundingEngine(
    { at: NOW + 172_800_000, samples: steadySamples(0, NOW + 172_800_000, 1), memory, openInterest: null },
    system,
  );
  assert.equal(level.rate, later.rate);
});

test("GMX: what one side pays is what the other receives, and the saved rate may lie below the least one charged", () => {
  const openInterest = { long: 900, short: 100 };
  const memory = { at: NOW - 3_600_000, rate: 0, charged: 0, integral: 0 };
  const decision = decide(gmxAdaptive(), 0.8, { openInterest, memory });
  assert.ok(decision.rate > 0 && decision.move === "increase");
  assert.ok(Math.abs(decision.sides.long * 900 + decision.sides.short * 100) < 1e-18);
  const small = decide(gmxAdaptive(), 1e-6, { openInterest, memory: { ...memory, at: NOW - 1_000 } });
  assert.deepEqual(small.capsBit, ["least"]);
  assert.ok(small.memory.rate < small.rate);
});

test("samples that are newer than the decision, or older than the window, do not count", () => {
  const samples = [
    { at: NOW - 28_800_000, value: 1, missing: [] },
    { at: NOW - 1_000, value: 10 * BP, missing: [] },
    { at: NOW + 1, value: 1, missing: [] },
  ];
  const decision = decide(binance(), 0, { samples });
  assert.equal(decision.samples, 1);
  assert.ok(Math.abs((decision.average ?? 0) - 10 * BP) < 1e-18);
  assert.equal(decision.signal, 10 * BP);
});
