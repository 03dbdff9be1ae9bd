import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { biasedAverage } from "./biasedAverage.ts";
import { type BidAsk, estimateBidAsk, markTwap } from "./markTwap.ts";
import { normaliseOracle, oracleTwap } from "./oracleTwap.ts";
import { sanitisePrice } from "./sanitisePrice.ts";

const HOUR = 3_600n;
const FIVE_MINUTES = 300n;
const BAND = 3n;
const VENUE_PRICE = 40_000_000n;

/** The averages that a market of Drift keeps, and when each was last touched. */
interface Averages extends BidAsk {
  readonly mark: bigint;
  readonly markAt: bigint;
  readonly oracle: bigint;
  readonly oracleAt: bigint;
  readonly oraclePrice: bigint;
}

function withOracle(state: Averages, now: bigint, oraclePrice: bigint, confidence: bigint): Averages {
  const price = sanitisePrice(normaliseOracle(oraclePrice, confidence, VENUE_PRICE), state.oracle, BAND);
  const silent = state.markAt - state.oracleAt;
  const outage = silent > 0n ? { markAverage: state.mark, seconds: silent } : null;
  const secondsSince = now - state.oracleAt;
  const oracle = oracleTwap({ previous: state.oracle, price, secondsSince, windowSeconds: HOUR, bandDenominator: 0n, outage });
  return { ...state, oracle, oracleAt: now, oraclePrice };
}

function withTrade(state: Averages, now: bigint, tradePrice: bigint, direction: "long" | "short"): Averages {
  const quotes = { bid: VENUE_PRICE, ask: VENUE_PRICE };
  const { bid, ask, mark } = markTwap({
    previous: state,
    observed: estimateBidAsk({ tradePrice, direction, oraclePrice: state.oraclePrice, quotes, discount: 0n }),
    secondsSince: now - state.markAt,
    windowSeconds: HOUR,
    bandDenominator: BAND,
    oracleAverage: state.oracle,
    untradedSeconds: state.oracleAt - state.markAt,
  });
  return { ...state, bid, ask, mark, markAt: now };
}

/** The figures that the protocol's own test asserts, one unit of which tells its rounding apart from any other. */
test("Drift's own two hours: a trade every second, then one every 200 s against a falling oracle, to the last unit", () => {
  const level = { mark: VENUE_PRICE, markAt: 0n, oracle: VENUE_PRICE, oracleAt: 0n, oraclePrice: VENUE_PRICE };
  let state: Averages = { ...level, bid: VENUE_PRICE - 1n, ask: VENUE_PRICE };
  for (let now = 1n; now <= 3_600n; now++) {
    state = withTrade(withOracle(state, now, 40_021_280n, 10_000n), now, 40_051_280n, "long");
    if (now === 1n) assert.deepEqual([state.bid, state.ask, state.mark], [40_000_005n, 40_000_015n, 40_000_010n]);
  }
  assert.deepEqual([state.oracle, state.bid, state.mark, state.ask], [40_008_161n, 40_014_547n, 40_024_054n, 40_033_561n]);
  for (let now = 3_601n; now <= 7_201n; now++) {
    state = withOracle(state, now, 39_991_280n, 12_500n);
    if (now % 200n === 0n) state = withTrade(state, now, 39_971_280n, "short");
  }
  assert.deepEqual([state.oracle, state.bid, state.mark, state.ask], [39_998_518n, 39_989_386n, 39_995_080n, 40_000_774n]);
});

test("Drift's own ten hours after a tenfold jump: the band lets the averages follow, slowly, to the last unit", () => {
  const price = normaliseOracle(130_000_873n, 100_000n, 13_000_000n);
  const figures: Readonly<Record<number, readonly [bigint, bigint, bigint]>> = {
    3599: [18_143_130n, 23_536_961n, 24_188_600n],
    7199: [25_322_529n, 32_850_803n, 33_760_245n],
    35999: [129_282_724n, 129_900_874n, 129_900_873n],
  };
  let [long, short] = [13_000_000n, 13_000_000n];
  for (let second = 1; second <= 35_999; second++) {
    const held = sanitisePrice(price, long, BAND);
    const shared = { price: held, secondsSince: 1n, bandDenominator: 0n, outage: null };
    [long, short] = [
      oracleTwap({ ...shared, previous: long, windowSeconds: HOUR }),
      oracleTwap({ ...shared, previous: short, windowSeconds: FIVE_MINUTES }),
    ];
    const expected = figures[second];
    if (expected !== undefined) assert.deepEqual([long, short, held], expected, `second ${second}`);
  }
});

const price = fc.bigInt({ min: 1_000n, max: 10n ** 12n });
const untraded = fc.bigInt({ min: 61n, max: 5_000n });

test("an untraded average is pulled towards the oracle from either side, by the same distance, never past it by more than the odd unit", () => {
  fc.assert(
    fc.property(price, fc.bigInt({ min: 0n, max: 900n }), untraded, (last, distance, seconds) => {
      const pull = (oracleAverage: bigint): bigint => {
        const observed = { bid: last, ask: last };
        const shared = { observed, secondsSince: 0n, windowSeconds: HOUR, bandDenominator: BAND };
        return markTwap({ ...shared, previous: observed, oracleAverage, untradedSeconds: seconds }).bid;
      };
      const up = pull(last + distance);
      const down = pull(last - distance);
      assert.ok(up >= last && up <= last + distance + 1n);
      assert.ok(down <= last && down >= last - distance - 1n);
      // The truncation favours neither side by more than a unit.
      const skewed = up - last - (last - down);
      assert.ok(skewed >= -1n && skewed <= 1n, `${up - last} up, ${last - down} down`);
      if (seconds >= HOUR) assert.deepEqual([up, down], [last + distance, last - distance]);
    }),
  );
});

test("the longer an average went untraded, the nearer it is pulled", () => {
  fc.assert(
    fc.property(price, price, untraded, untraded, (last, oracleAverage, a, b) => {
      const distance = (untradedSeconds: bigint): bigint => {
        const observed = { bid: last, ask: last };
        const shared = { observed, secondsSince: 0n, windowSeconds: HOUR, bandDenominator: 0n };
        const { bid } = markTwap({ ...shared, previous: observed, oracleAverage, untradedSeconds });
        return bid > oracleAverage ? bid - oracleAverage : oracleAverage - bid;
      };
      const [short, long] = a < b ? [a, b] : [b, a];
      assert.ok(distance(long) <= distance(short) + 2n);
    }),
  );
});

test("a stated unit of bias is exactly what the average differs by", () => {
  const weight = fc.bigInt({ min: 1n, max: 10_000n });
  fc.assert(
    fc.property(price, price, weight, weight, (value, average, a, b) => {
      const plain = biasedAverage(value, average, a, b, 0n);
      assert.equal(plain, (value * a + average * b) / (a + b));
      assert.equal(biasedAverage(value, average, a, b, 1n), plain + 1n);
      assert.equal(biasedAverage(value, average, a, b, -1n), plain - 1n);
      const own = biasedAverage(value, average, a, b) - plain;
      assert.ok(own === -1n || own === 0n || own === 1n);
    }),
  );
  assert.equal(biasedAverage(0n, 0n, 1n, 1n, -1n), 0n, "an average of nothing does not turn negative");
});
