import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fundingEngine } from "../engine/fundingEngine.ts";
import { applyLaw, type FundingMemory } from "../engine/lawStage.ts";
import { drift } from "../peers/drift.ts";
import { GMX_ADAPTIVE, gmxAdaptive } from "../peers/gmx.ts";
import { synthetix } from "../peers/synthetix.ts";
import { imbalance } from "../signal/imbalance.ts";
import { skewVelocity } from "../skewVelocity.ts";
import { type AdaptiveRateParameters, adaptiveChange, adaptiveRate } from "./adaptiveRate.ts";
import { type ContractTier, capDenominatorOf, offsetSpreadRate } from "./offsetSpreadRate.ts";
import { staticRate } from "./staticRate.ts";
import { staticRateUnits } from "./staticRateUnits.ts";
import { velocityFunding } from "./velocityFunding.ts";

const NOW = 1_700_000_000_000;
const DAY = 86_400;
const sample = (at: number, value: number) => [{ at, value, missing: [] }];

test("velocity: the engine's law over any path of skews ends at the rate of the exact accrual", () => {
  const step = fc.tuple(fc.double({ min: -20_000, max: 20_000, noNaN: true }), fc.integer({ min: 1, max: DAY }));
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
      const system = synthetix(10_000, 9);
      let memory: FundingMemory = { at: NOW, rate: 0.01, charged: 0.01, integral: 0 };
      let state = { rate: 0.01, skew: 0, accrued: 0 };
      for (const [skew, seconds] of steps) {
        state = velocityFunding(state, 0, skew - state.skew, 2_000, { scale: 10_000, maxVelocity: 9 });
        state = velocityFunding(state, seconds / DAY, 0, 2_000, { scale: 10_000, maxVelocity: 9 });
        const at = memory.at + seconds * 1_000;
        // The law acts on the skew that held while the time passed.
        const signal = skewVelocity(skew, 10_000, 1);
        memory = fundingEngine({ at, samples: sample(at, signal), memory, openInterest: null }, system).memory;
      }
      assert.ok(Math.abs(memory.rate - state.rate) <= 1e-9 * (1 + Math.abs(state.rate)), `${memory.rate} against ${state.rate}`);
    }),
  );
});

test("adaptive: the engine's rate is the law's, held by its caps", () => {
  const interest = fc.integer({ min: 1, max: 1_000_000_000 });
  const saved = fc.double({ min: -GMX_ADAPTIVE.most, max: GMX_ADAPTIVE.most, noNaN: true });
  fc.assert(
    fc.property(saved, interest, interest, fc.integer({ min: 0, max: 100_000 }), (before, long, short, seconds) => {
      const signed = imbalance(long, short, 1);
      const alone = adaptiveRate(before, signed, seconds, GMX_ADAPTIVE);
      const memory = { at: NOW - seconds * 1_000, rate: before, charged: before, integral: 0 };
      const decision = fundingEngine({ at: NOW, samples: sample(NOW, signed), memory, openInterest: { long, short } }, gmxAdaptive());
      assert.equal(decision.move, alone.move);
      assert.ok(Math.abs(decision.rate - alone.charged) <= 1e-24);
      assert.ok(Math.abs(decision.memory.rate - alone.saved) <= 1e-24);
    }),
  );
});

/** Thirty decimals, floors where the chain floors. */
const CHAIN = 10n ** 30n;
const units = (value: number): bigint => BigInt(Math.round(value * 1e18)) * 10n ** 12n;

/** The saved factor after some seconds in the chain's own integers. */
function chainFactor(saved: bigint, long: bigint, short: bigint, seconds: bigint, p: AdaptiveRateParameters): bigint {
  const difference = long > short ? long - short : short - long;
  const share = (difference * CHAIN) / (long + short);
  const same = (saved > 0n && long > short) || (saved < 0n && short > long);
  const size = saved < 0n ? -saved : saved;
  let next = saved;
  if (!same || share > units(p.stableAbove)) {
    const growth = ((share * units(p.increase)) / CHAIN) * seconds;
    next = saved + (long < short ? -growth : growth);
  } else if (share < units(p.decreaseBelow) && size > 0n) {
    const decay = units(p.decrease) * seconds;
    const left = size <= decay ? 1n : size - decay;
    next = saved < 0n ? -left : left;
  }
  const most = units(p.most);
  return next > most ? most : next < -most ? -most : next;
}

test("adaptive: a history of open interest ends within 1e-15 of the chain's integers", () => {
  const parameters: AdaptiveRateParameters = {
    increase: 1e-6,
    decrease: 2e-8,
    stableAbove: 0.05,
    decreaseBelow: 0.03,
    least: 0,
    most: 1e-4,
  };
  const amount = fc.integer({ min: 1, max: 1_000_000 });
  const step = fc.tuple(amount, amount, fc.integer({ min: 0, max: 7_200 }));
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 15 }), (steps) => {
      let float = 0;
      let exact = 0n;
      for (const [long, short, seconds] of steps) {
        // Exactly at a threshold the two may disagree which side of it a rounded share lies on.
        const share = Math.abs(long - short) / (long + short);
        if (Math.abs(share - 0.05) < 1e-12 || Math.abs(share - 0.03) < 1e-12) continue;
        // A decayed rate of one unit keeps its side on the chain; here it is zero and has none.
        if (exact === 1n || exact === -1n) exact = 0n;
        float = adaptiveRate(float, imbalance(long, short, 1), seconds, parameters).saved;
        exact = chainFactor(exact, BigInt(long) * CHAIN, BigInt(short) * CHAIN, BigInt(seconds), parameters);
      }
      assert.ok(Math.abs(float - Number(exact) / 1e30) < 1e-15, `${float} against ${Number(exact) / 1e30}`);
    }),
  );
});

test("adaptive: a change is odd in the side that pays and in the heavier side, and proportional to the time", () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(share, fc.boolean(), fc.boolean(), fc.integer({ min: 1, max: 10_000 }), (size, skewAgrees, longsPay, seconds) => {
      const situation = { imbalance: size, skewAgrees, longsPay, longsHeavier: longsPay === skewAgrees };
      const mirrored = { ...situation, longsPay: !longsPay, longsHeavier: !situation.longsHeavier };
      const p = { ...GMX_ADAPTIVE, decreaseBelow: 0.02 };
      const once = adaptiveChange(situation, seconds, p);
      assert.equal(adaptiveChange(mirrored, seconds, p).change + once.change, 0);
      assert.ok(Math.abs(adaptiveChange(situation, 2 * seconds, p).change - 2 * once.change) <= 1e-15 * Math.abs(once.change));
      if (once.move === "decrease") assert.equal(Math.sign(once.change), longsPay ? -1 : 1);
    }),
  );
});

test("spread with an offset: the integer rate is the engine's rate of the same market, to a unit of a billionth", () => {
  const price = fc.integer({ min: 1_000_000, max: 100_000_000_000 });
  const tier = fc.constantFrom<ContractTier>("A", "B", "C", "Speculative", "HighlySpeculative", "Isolated");
  fc.assert(
    fc.property(price, fc.integer({ min: -200_000, max: 200_000 }), tier, (oracle, shift, which) => {
      const mark = oracle + Math.round((oracle * shift) / 1e6);
      const { rate } = offsetSpreadRate({
        markAverage: BigInt(mark),
        oracleAverage: BigInt(oracle),
        capDenominator: capDenominatorOf(which),
        offsetDenominator: 5_000n,
        ratePerPrice: 1_000n,
        periods: 24n,
      });
      const signal = (mark - oracle) / oracle;
      const { ratePerInterval } = fundingEngine({ at: NOW, samples: sample(NOW, signal), memory: null, openInterest: null }, drift(which));
      const money = (ratePerInterval * oracle) / 1e6;
      // Offset and cap are cut off to a millionth of the price before they are spread over the day.
      assert.ok(Math.abs(Number(rate) / 1e9 - money) <= 2e-6 / 24 + 1e-9 + 1e-12 * Math.abs(money));
    }),
  );
});

test("static: the engine's proportional law, the formula and the integers agree", () => {
  const interest = fc.integer({ min: 1, max: 1_000_000_000 });
  fc.assert(
    fc.property(interest, interest, (long, short) => {
      const formula = staticRate(long, short, { factor: 2e-5, exponent: 1, most: 1 });
      const law = applyLaw(imbalance(long, short, 1), 0, 1, null, { law: "proportional", gain: 2e-5, offset: 0 });
      assert.ok(Math.abs(law.rate - formula) <= 1e-20);
      const integer = Number(staticRateUnits(BigInt(long), BigInt(short), 2n * 10n ** 25n)) / 1e30;
      assert.ok(Math.abs(Math.abs(formula) - integer) <= 1e-19);
    }),
  );
});

test("static: an exponent of two weighs large differences more, and doubling the market doubles the rate", () => {
  const interest = fc.integer({ min: 2, max: 1_000_000 });
  fc.assert(
    fc.property(interest, interest, (long, short) => {
      const p = { factor: 1e-12, exponent: 2, most: 1 };
      const rate = staticRate(long, short, p);
      assert.ok(Math.abs(staticRate(2 * long, 2 * short, p) - 2 * rate) <= 1e-12 * Math.abs(rate));
      const powered = BigInt(long - short) ** 2n;
      const integer = Number(staticRateUnits(BigInt(long), BigInt(short), 10n ** 18n, powered)) / 1e30;
      assert.ok(Math.abs(Math.abs(rate) - integer) <= 1e-14 * Math.abs(rate) + 1e-30);
    }),
  );
});
