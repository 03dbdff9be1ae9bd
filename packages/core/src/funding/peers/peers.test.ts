import assert from "node:assert/strict";
import { test } from "node:test";
import { fundingEngine } from "../engine/fundingEngine.ts";
import type { FundingSystem } from "../engine/fundingSystem.ts";
import { fullReading, steadySamples } from "../engine/reading.testing.ts";
import { sampleSignal } from "../engine/signalStage.ts";
import { binance } from "./binance.ts";
import { bitmex } from "./bitmex.ts";
import { bybit } from "./bybit.ts";
import { deribit } from "./deribit.ts";
import { derive } from "./derive.ts";
import { drift } from "./drift.ts";
import { dydxV3, dydxV4 } from "./dydx.ts";
import { GMX_ADAPTIVE, gmxAdaptive, gmxStatic } from "./gmx.ts";
import { hyperliquid } from "./hyperliquid.ts";
import { kraken } from "./kraken.ts";
import { okx } from "./okx.ts";
import { orderly } from "./orderly.ts";
import { PARADEX_WEIGHTS, paradex } from "./paradex.ts";
import { perp } from "./perp.ts";
import { rai } from "./rai.ts";
import { strike } from "./strike.ts";

const NOW = 1_000 * 28_800_000;
const BP = 0.0001;

/** What one interval pays under a steady premium. */
function perInterval(system: FundingSystem, premium: number): number {
  const spacing = system.averaging.averaging === "votes" ? 4 : 60;
  return fundingEngine({ at: NOW, samples: steadySamples(premium, NOW, 900, spacing), memory: null, openInterest: null }, system)
    .ratePerInterval;
}

const near = (got: number, expected: number): void => assert.ok(Math.abs(got - expected) < 1e-12, `${got} against ${expected}`);

test("a steady premium of 20 bp pays what each venue's documents say", () => {
  near(perInterval(binance(), 20 * BP), 15 * BP);
  near(perInterval(binance({ intervalHours: 4 }), 20 * BP), 7.5 * BP);
  near(perInterval(binance({ interest: 0, cap: 0.001 }), 20 * BP), 10 * BP);
  near(perInterval(bybit({ intervalHours: 2 }), 20 * BP), 3.75 * BP);
  near(perInterval(bitmex({ initialMargin: 0.02 }), 20 * BP), 15 * BP);
  near(perInterval(okx(), 20 * BP), 20 * BP);
  near(perInterval(hyperliquid(), 20 * BP), (15 * BP) / 8);
  near(perInterval(hyperliquid({ halfWidth: 3 * BP }), 20 * BP), (17 * BP) / 8);
  near(perInterval(deribit(), 20 * BP) * 28_800_000, 17.5 * BP);
  near(perInterval(paradex(), 20 * BP) * 28_800, 15 * BP);
  near(perInterval(kraken(), 20 * BP), (20 * BP) / 24);
  near(perInterval(kraken(8), 20 * BP), (20 * BP) / 8);
  near(perInterval(derive(), 20 * BP), (20 * BP) / 8 + 0.125 * BP);
  near(perInterval(derive({ convergenceHours: 24 }), 20 * BP), (20 * BP) / 24 + 0.125 * BP);
  near(perInterval(strike(BP, 0), 20 * BP), (21 * BP) / 8);
  near(perInterval(strike(BP, 5 * BP), 20 * BP), (15 * BP) / 8);
  near(perInterval(orderly(), 20 * BP), 20 * BP);
  near(perInterval(orderly(1), 100 * BP), 150 * BP);
  near(perInterval(dydxV4({ defaultFunding: BP }), 20 * BP), (21 * BP) / 8);
  near(perInterval(dydxV3(), 20 * BP), (21 * BP) / 8);
  near(perInterval(drift("A"), 20 * BP), (22 * BP) / 24);
  near(perInterval(perp(), 20 * BP) * 86_400, 20 * BP);
});

test("a level market pays the interest, the offset, or nothing", () => {
  near(perInterval(binance(), 0), BP);
  near(perInterval(hyperliquid(), 0), BP / 8);
  near(perInterval(drift("A"), 0), (2 * BP) / 24);
  near(perInterval(drift("A", Number.POSITIVE_INFINITY), 0), 0);
  near(perInterval(derive(), 0), 0.125 * BP);
  for (const system of [okx(), kraken(), deribit(), orderly(), perp(), dydxV4(), strike(0, 5 * BP)]) near(perInterval(system, 0), 0);
});

test("far from level each venue stops at its cap", () => {
  near(perInterval(binance(), 0.2), 0.003);
  near(perInterval(okx(8, 0.03), 0.2), 0.03);
  near(perInterval(hyperliquid(), 0.5), 0.04);
  near(perInterval(hyperliquid(), -0.5), -0.04);
  near(perInterval(kraken(), 0.9), 0.0025);
  near(perInterval(dydxV4({ initialMargin: 0.05, maintenanceMargin: 0.03 }), 0.5), 0.12 / 8);
  near(perInterval(dydxV3(), 0.5), 0.04 / 8);
  near(perInterval(drift("Speculative"), 0.5), 0.1 / 24);
  near(perInterval(drift("C"), -0.5), -0.05 / 24);
  near(perInterval(bitmex(), 0.5), 0.00375);
  near(perInterval(perp(), 0.5) * 86_400, 0.1);
  near(perInterval(derive(), 0.5), 0.004);
});

test("GMX: full imbalance reaches the largest rate in three hours and is gone in two days", () => {
  const system = gmxAdaptive();
  const grow = fundingEngine(
    {
      at: NOW,
      samples: steadySamples(1, NOW, 1),
      memory: { at: NOW - 3 * 3_600_000, rate: 0, charged: 0, integral: 0 },
      openInterest: null,
    },
    system,
  );
  assert.ok(Math.abs(grow.rate - GMX_ADAPTIVE.most) < 1e-20);
  const quiet = { ...system, law: { ...GMX_ADAPTIVE, law: "adaptive" as const, decreaseBelow: 0.01 } };
  const later = fundingEngine(
    {
      at: NOW,
      samples: steadySamples(0.001, NOW, 1),
      memory: { at: NOW - 48 * 3_600_000, rate: GMX_ADAPTIVE.most, charged: 0, integral: 0 },
      openInterest: null,
    },
    quiet,
  );
  assert.ok(Math.abs(later.memory.rate) < 1e-20);
  assert.equal(later.rate, GMX_ADAPTIVE.least);
});

test("GMX static: the larger side pays, the smaller shares it", () => {
  const system = gmxStatic(0.00002, 1);
  const sample = sampleSignal(fullReading(NOW, 0, 150_000, 50_000), system.signal);
  const { sides } = fundingEngine({ at: NOW, samples: [sample], memory: null, openInterest: { long: 150_000, short: 50_000 } }, system);
  near(sides.long, 0.00001);
  near(sides.short, -0.00003);
});

test("Paradex: its own book outweighs two others, not three", () => {
  const { own, other } = PARADEX_WEIGHTS;
  assert.ok(own > 2 * other && own < 3 * other);
  const venues = [{ premium: 0, weight: own }, ...[1, 1, 1].map((bp) => ({ premium: bp * BP, weight: other }))];
  assert.equal(sampleSignal({ ...fullReading(NOW, 0), venues }, paradex().signal).value, BP);
  assert.equal(sampleSignal({ ...fullReading(NOW, 0), venues: venues.slice(0, 3) }, paradex().signal).value, 0);
});

test("RAI: a market above the target makes holders pay more the longer it lasts, and the leak forgets it", () => {
  const system = rai({ leakSeconds: 100_000, cap: 1 });
  const at = (seconds: number, signal: number, memory: Parameters<typeof fundingEngine>[0]["memory"]) =>
    fundingEngine({ at: seconds * 1_000, samples: steadySamples(signal, seconds * 1_000, 1), memory, openInterest: null }, system);
  const first = at(0, 0.05, null);
  const hour = at(3_600, 0.05, first.memory);
  assert.ok(hour.rate > first.rate && first.rate > 0);
  const level = at(3_601, 0, hour.memory);
  assert.ok(level.rate > 0 && level.rate < hour.rate);
  assert.ok(at(2_000_000, 0, level.memory).rate < 1e-6 * level.rate);
});

test("Hyperliquid: the middle moves where the one-sided premium does not", () => {
  const wide = { ...fullReading(NOW, 0), index: 10_000, impactBid: 9_990, impactAsk: 10_020 };
  assert.equal(sampleSignal(wide, hyperliquid().signal).value, 0);
  near(sampleSignal(wide, hyperliquid({ signal: "impactMid" }).signal).value ?? Number.NaN, 0.0005);
});
