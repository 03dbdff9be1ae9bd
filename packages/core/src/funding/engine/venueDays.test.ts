import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fundingCreditUnits, fundingIndexUnits } from "../accrual/fundingIndexUnits.ts";
import { fundingTick, tickIndexDelta } from "../accrual/fundingTick.ts";
import { fundingMoney, imbalanceRevenue, poolLimitedRates } from "../accrual/poolLimitedRates.ts";
import { sharedRates } from "../accrual/sideRates.ts";
import { amountPerSize, fundingAmountUnits, roundTransfer, splitByCollateral } from "../accrual/splitFunding.ts";
import { trimTails } from "../averaging/trimTails.ts";
import { votedSample } from "../averaging/votedSample.ts";
import { marginCapUnits } from "../cap/marginCapUnits.ts";
import { adaptiveRate } from "../law/adaptiveRate.ts";
import { capDenominatorOf, offsetSpreadRate } from "../law/offsetSpreadRate.ts";
import { dydxV4 } from "../peers/dydx.ts";
import { GMX_ADAPTIVE } from "../peers/gmx.ts";
import { imbalance } from "../signal/imbalance.ts";
import { type FixedLevel, impactPremiumUnits } from "../signal/impactPremiumUnits.ts";
import { fundingEngine } from "./fundingEngine.ts";

const PPM = 1_000_000n;
const WAD = 10n ** 18n;
const HOURS = 24;

/** A premium of the book over the index that wanders, in parts per million, the same in every run. */
const driftingPpm = (hour: number, minute: number): number =>
  Math.round(2_000 * Math.sin(hour / 3) + 700 * Math.sin(minute / 7 + hour) + 300 * Math.sin(minute * minute));

/** A book of one deep level on each side whose bid, or ask, stands that far from the index of 10,000. */
function bookAt(premiumPpm: number): { readonly bids: FixedLevel[]; readonly asks: FixedLevel[] } {
  const price = (10_000n * WAD * (PPM + BigInt(premiumPpm))) / PPM;
  const size = 100n * WAD;
  return premiumPpm >= 0
    ? { bids: [{ price, size }], asks: [{ price: 2n * price, size }] }
    : { bids: [{ price: price / 2n, size }], asks: [{ price, size }] };
}

test("a day of dYdX v4 in the chain's integers: book, vote, minute, hour, index, account - and the engine's floats beside it", () => {
  const cap = marginCapUnits(6n * PPM, 50_000n, 600_000n, PPM);
  const system = dydxV4({ initialMargin: 0.05, maintenanceMargin: 0.03, defaultFunding: 0.0001 });
  let index = 0n;
  let expected = 0;
  for (let hour = 0; hour < HOURS; hour++) {
    const samples: bigint[] = [];
    const votesOfHour: { at: number; value: number; missing: string[] }[] = [];
    for (let minute = 1; minute <= 60; minute++) {
      const votes = Array.from({ length: 20 }, (_, voter) => {
        // Validators see slightly different books, and a fifth of them none at all.
        const seen = voter % 5 === 0 ? 0 : driftingPpm(hour, minute) + voter - 10;
        const shared = { ...bookAt(seen), index: 10_000n * WAD, notional: 5_000n * WAD, scale: WAD, unitsPerWhole: PPM };
        return impactPremiumUnits({ ...shared, most: marginCapUnits(60n * PPM, 50_000n, 600_000n, PPM) });
      });
      samples.push(votedSample(votes, votes.length, 15));
      const at = (hour * 60 + minute) * 60_000;
      for (const vote of votes) votesOfHour.push({ at, value: Number(vote) / 1e6, missing: [] });
    }
    const { rate } = fundingTick({ samples, expectedSamples: 60, defaultRate: 100n, cap });
    assert.equal(trimTails(samples, { numerator: 0n, denominator: 1n }), samples, "today's chain removes no tails");
    const ticks = { priceMantissa: 10_000n, priceExponent: 0, baseResolution: -9, quoteResolution: -6, periodSeconds: 28_800n };
    index += fundingIndexUnits({ ...ticks, ratePpm: rate, seconds: 3_600n });
    const at = (hour + 1) * 3_600_000;
    const decision = fundingEngine({ at, samples: votesOfHour, memory: null, openInterest: null }, system);
    assert.equal(Math.round(decision.rate * 1e6), Number(rate), `hour ${hour}`);
    expected += decision.ratePerInterval * 10_000;
    const byQuantum = { rate, one: PPM, price: 10_000n * WAD, quantum: 1n, tickSeconds: 3_600n, periodSeconds: 28_800n };
    assert.ok(Math.abs(Number(tickIndexDelta(byQuantum)) / 1e18 - decision.ratePerInterval * 10_000) < 1e-9);
  }
  // Two base units long: 2e9 quanta, an index in parts per million of a quote quantum per base quantum, cut off to a thousandth of a dollar each hour.
  const credit = Number(fundingCreditUnits(index, 0n, 2_000_000_000n)) / 1e12;
  assert.ok(Math.abs(credit + 2 * expected) <= 2 * HOURS * 0.001, `${credit} against ${-2 * expected}`);
});

test("a day of Drift: the spread of two averages is charged, the pool pays within its budget, and what all hold adds up", () => {
  const size = fc.bigInt({ min: 0n, max: 10n ** 13n });
  const average = fc.bigInt({ min: 10n ** 7n, max: 10n ** 11n });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(average, fc.integer({ min: -40_000, max: 40_000 }), size, size), { minLength: 1, maxLength: 24 }),
      (hours) => {
        let pool = 5_000_000_000n;
        let users = 0n;
        const started = pool;
        for (const [oracle, shift, longs, shortsSize] of hours) {
          const markAverage = oracle + (oracle * BigInt(shift)) / PPM;
          const spread = { markAverage, oracleAverage: oracle, offsetDenominator: 5_000n, ratePerPrice: 1_000n, periods: 24n };
          const { rate } = offsetSpreadRate({ ...spread, capDenominator: capDenominatorOf("B") });
          const net = longs - shortsSize;
          const state = { rate, net, longs, shorts: -shortsSize, pool, keep: 1_000_000_000n, spendDivisor: 3n };
          const { long, short, poolAfter, limited } = poolLimitedRates(state);
          users -= fundingMoney(long, longs) + fundingMoney(short, -shortsSize);
          if (!limited) assert.equal(poolAfter, imbalanceRevenue(rate, net, pool).poolAfter);
          assert.ok(poolAfter >= pool || poolAfter >= (2n * pool) / 3n, "at most a third is spent in an hour");
          pool = poolAfter;
        }
        const made = pool - started + users;
        // Every hour truncates a handful of amounts, and a limited rate is cut off to a billionth of a price.
        const dust = hours.reduce((sum, [, , longs, shorts]) => sum + 5n + (longs + shorts) / 10n ** 12n, 0n);
        assert.ok(made <= dust && made >= -dust, `${made} came from nowhere, ${dust} may be rounding`);
      },
    ),
  );
});

const openInterest = fc.integer({ min: 1_000, max: 10_000_000 });

test("a day of GMX: the rate integrates the skew, payers are rounded up, receivers down, and no token is made of it", () => {
  const hour = fc.tuple(openInterest, openInterest, fc.integer({ min: 1, max: 3_600 }));
  fc.assert(
    fc.property(fc.array(hour, { minLength: 1, maxLength: 24 }), fc.double({ min: 0.5, max: 5_000, noNaN: true }), (hours, tokenPrice) => {
      let saved = 0;
      let paid = 0n;
      let claimable = 0n;
      for (const [long, short, seconds] of hours) {
        const step = adaptiveRate(saved, imbalance(long, short, 1), seconds, GMX_ADAPTIVE);
        saved = step.saved;
        const longsPay = step.charged >= 0;
        const payingOi = longsPay ? long : short;
        const factor = BigInt(Math.round(Math.abs(step.charged) * 1e24)) * 10n ** 6n;
        const money = fundingAmountUnits(BigInt(payingOi) * 10n ** 30n, factor, BigInt(seconds), 10n ** 30n);
        const price = BigInt(Math.round(tokenPrice * 1e6)) * 10n ** 24n;
        const transfer = roundTransfer(money * 1_000_000n, price, 2n);
        assert.ok(transfer.claimable <= transfer.paid && transfer.paid - transfer.claimable <= 3n);
        paid += transfer.paid;
        claimable += transfer.claimable;
        const sides = sharedRates(step.charged, long, short);
        const [paying, receiving] = longsPay ? [sides.long, sides.short] : [sides.short, sides.long];
        assert.ok(paying >= 0 && receiving <= 0);
        assert.ok(Math.abs(paying * payingOi + receiving * (longsPay ? short : long)) <= 1e-12 * paying * payingOi);
      }
      assert.ok(claimable <= paid && paid - claimable <= 3n * BigInt(hours.length));
    }),
  );
});

test("GMX: what each collateral pays, per unit of its own open interest, is the same fee for all payers", () => {
  const amount = fc.double({ min: 1, max: 1e6, noNaN: true });
  const interest = fc.double({ min: 1, max: 1e9, noNaN: true });
  fc.assert(
    fc.property(
      amount,
      interest,
      interest,
      interest,
      fc.double({ min: 0.5, max: 5_000, noNaN: true }),
      (usd, inLong, inShort, receivers, price) => {
        const { long, short } = splitByCollateral(usd, inLong, inShort);
        const one = amountPerSize(long, price, inLong, receivers);
        const other = amountPerSize(short, price, inShort, receivers);
        assert.ok(Math.abs(one.fee - other.fee) <= 1e-12 * one.fee, "the collateral does not change the fee");
        const claims = (one.claim + other.claim) * receivers * price;
        const fees = (one.fee * inLong + other.fee * inShort) * price;
        assert.ok(Math.abs(claims - fees) <= 1e-9 * usd && Math.abs(fees - usd) <= 1e-9 * usd);
      },
    ),
  );
});

test("GMX: trading for an instant and back leaves the saved rate where it was, as long as no time passes", () => {
  const most = GMX_ADAPTIVE.most;
  const saved = fc.double({ min: -most, max: most, noNaN: true });
  fc.assert(
    fc.property(saved, openInterest, openInterest, openInterest, (before, long, short, extra) => {
      const opened = adaptiveRate(before, imbalance(long + extra, short, 1), 0, GMX_ADAPTIVE);
      const closed = adaptiveRate(opened.saved, imbalance(long, short, 1), 0, GMX_ADAPTIVE);
      assert.ok(closed.saved === before);
    }),
  );
});

test("splitting the waiting time into many small updates gains nothing while the imbalance holds", () => {
  fc.assert(
    fc.property(openInterest, openInterest, fc.integer({ min: 2, max: 200 }), (long, short, pieces) => {
      const signed = imbalance(long, short, 1);
      const whole = adaptiveRate(0, signed, 3_600, GMX_ADAPTIVE).saved;
      let cut = 0;
      for (let piece = 0; piece < pieces; piece++) cut = adaptiveRate(cut, signed, 3_600 / pieces, GMX_ADAPTIVE).saved;
      // Inside the stable band the first piece still starts the rate from nothing, and the rest of the hour then rests.
      const rests = Math.abs(signed) <= GMX_ADAPTIVE.stableAbove;
      const expected = rests ? whole / pieces : whole;
      assert.ok(Math.abs(cut - expected) <= 1e-9 * Math.abs(whole), `${cut} against ${expected}`);
    }),
  );
});
