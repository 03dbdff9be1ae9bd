import { type SpreadFunding, spreadFunding } from "@evenkeel/core/hot/public";
import type { BenchTask } from "./benchRow.ts";
import { SPREAD_NOW, type SpreadSituation, spreadSituation } from "./peerMarkets.ts";
import { requirePeer } from "./peers.ts";
import { sameNumbers } from "./sameNumbers.ts";
import { timed } from "./timed.ts";

const MARKETS = 64;
/** The client states a rate in millionths of a per cent. */
const RESOLUTION = 1e-8;

type Integer = { readonly toString: () => string };
type Side = "long" | "short";

interface DriftFunding {
  readonly calculateLongShortFundingRateAndLiveTwaps: (
    market: unknown,
    mmOracle: unknown,
    oracle: unknown,
    mark: Integer,
    now: Integer,
  ) => readonly [Integer, Integer, Integer, Integer];
}

function ours(): (n: number) => SpreadFunding {
  const situations = Array.from({ length: MARKETS }, (_, n) => spreadSituation(n).floats);
  const out: SpreadFunding = { markAverage: 0, oracleAverage: 0, rate: 0, long: 0, short: 0 };
  return (n) => {
    spreadFunding(situations[n] as (typeof situations)[number], out);
    return out;
  };
}

function marketOf({ integers }: SpreadSituation, whole: (value: number) => Integer) {
  const { mark, markPrice, oracle, oraclePrice, markAt, oracleAt, longs, shorts, pool } = integers;
  const price = { price: whole(oraclePrice) };
  const market = {
    status: { active: {} },
    contractTier: { a: {} },
    amm: {
      lastMarkPriceTwap: whole(mark),
      lastMarkPriceTwapTs: whole(markAt),
      historicalOracleData: { lastOraclePriceTwap: whole(oracle), lastOraclePriceTwapTs: whole(oracleAt) },
      fundingPeriod: whole(3_600),
      lastFundingRateTs: whole(SPREAD_NOW - 1_800),
      baseAssetAmountLong: whole(longs),
      baseAssetAmountShort: whole(-shorts),
      totalExchangeFee: whole(0),
      totalFeeMinusDistributions: whole(pool),
    },
  };
  return { market, price, mark: whole(markPrice) };
}

function theirs(): (n: number) => readonly [Integer, Integer, Integer, Integer] {
  const { calculateLongShortFundingRateAndLiveTwaps } = requirePeer("@drift-labs/sdk/lib/node/math/funding.js") as DriftFunding;
  const { BN } = requirePeer("@coral-xyz/anchor") as { BN: new (value: string) => Integer };
  const whole = (value: number) => new BN(String(value));
  const now = whole(SPREAD_NOW);
  const situations = Array.from({ length: MARKETS }, (_, n) => marketOf(spreadSituation(n), whole));
  return (n) => {
    const { market, price, mark } = situations[n] as (typeof situations)[number];
    return calculateLongShortFundingRateAndLiveTwaps(market, price, price, mark, now);
  };
}

function checkSame(): void {
  const [own, client] = [ours(), theirs()];
  for (const side of ["long", "short"] as const satisfies readonly Side[]) {
    const position = side === "long" ? 2 : 3;
    const rate = (n: number) => Number(client(n)[position].toString()) / 1e8;
    sameNumbers(`funding.drift ${side}`, MARKETS, (n) => own(n)[side], rate, RESOLUTION);
  }
}

/** One pass over every market, so that what is timed is the computation and not the calls of the bench. */
function sweep(rates: (n: number) => unknown): () => unknown {
  return () => {
    let last: unknown;
    for (let n = 0; n < MARKETS; n++) last = rates(n);
    return last;
  };
}

/** Both sides' hourly funding by Drift v2's rule: ours, and its published client where that is installed. */
export function driftTasks(withPeers: boolean): BenchTask[] {
  const own: BenchTask = {
    name: "funding.drift",
    against: ["funding.drift.sdk"],
    run: () => {
      if (withPeers) checkSame();
      return timed(sweep(ours()), MARKETS);
    },
  };
  if (!withPeers) return [own];
  return [own, { name: "funding.drift.sdk", against: [], run: () => timed(sweep(theirs()), MARKETS) }];
}
