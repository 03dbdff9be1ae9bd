import { MARKET_SCHEMA } from "@evenkeel/core/quorum/schema";
import { createScorecard, type ScorecardBuilder } from "../createScorecard.ts";
import type { RoundSample } from "../roundSample.ts";
import type { ScorecardOptions } from "../scorecardOptions.ts";

export const OPTIONS: ScorecardOptions = {
  market: "BTC-USD",
  policy: "gen2",
  seed: 7,
  scenario: "synthetic crash",
  roundSeconds: 10,
  skewScale: 20_000,
  fundingCapPerSecond: 4.34e-7,
  nodeCount: 4,
  versions: { node: "24.0.0", v8: "13.6", package: "0.1.0" },
};

/** A calm round at `at` milliseconds; override what the test is about. */
export function sample(at: number, changes: Partial<RoundSample> = {}): RoundSample {
  return {
    at,
    round: Math.floor(at / 10_000),
    mark: 100,
    index: 100,
    rawMedian: 100,
    fundingRate: 0,
    borrowRate: 0,
    skew: 0,
    openInterestLong: 10,
    openInterestShort: 10,
    tier: 0,
    mode: 0,
    initialMargin: 0.05,
    maintenanceMargin: 0.025,
    poolValue: 1000,
    traderPnl: 0,
    landed: true,
    valid: true,
    gasUsed: null,
    dispersion: [],
    signers: 0b0111n,
    ...changes,
  };
}

/** Uniform numbers in [0, 1), the same on every machine. */
export function uniforms(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A made-up run of `rounds` rounds with a flash crash, an outage of updates and a venue gap; the same for the same arguments. */
export function syntheticRun(rounds: number, options: ScorecardOptions = OPTIONS, start = 1_741_132_800_000): ScorecardBuilder {
  const builder = createScorecard(options);
  const uniform = uniforms(options.seed);
  const normal = (): number => (uniform() + uniform() + uniform() + uniform() - 2) * 1.73;
  let price = 90_000;
  let skew = 0;
  let funding = 0;
  let paid = 0;
  let tier = 0;
  for (let i = 0; i < rounds; i += 1) {
    const at = start + i * options.roundSeconds * 1000;
    const crash = i > rounds * 0.45 && i < rounds * 0.47 ? -0.004 : i > rounds * 0.47 && i < rounds * 0.53 ? 0.0011 : 0;
    const outage = i > rounds * 0.7 && i < rounds * 0.712;
    price *= 1 + 0.0002 * normal() + (crash * 720) / rounds;
    skew += 3 * normal() - skew * 0.004 + (crash < 0 ? -2 : 0);
    const index = price * (1 + 0.00008 * normal());
    const premium = skew / options.skewScale;
    funding += 0.02 * (Math.max(-1, Math.min(1, premium * 300)) * options.fundingCapPerSecond - funding);
    tier = crash !== 0 ? Math.min(3, Math.max(tier, 2) + (uniform() > 0.9 ? 1 : 0)) : Math.abs(premium) > 0.001 ? 1 : 0;
    paid += Math.abs(funding * index * skew * options.roundSeconds);
    for (let node = 0; node < options.nodeCount; node += 1) {
      for (const venue of ["coinbase", "kraken", "<img src=x>"]) {
        const code =
          uniform() > 0.93
            ? (["QUOTE_STALE", "QUOTE_OUTLIER", "QUOTE_CROSSED", "QUOTE_BELOW_MINIMUM_SIZE"][Math.floor(uniform() * 4)] ?? null)
            : null;
        builder.quoteOutcome(node, venue, code);
      }
      builder.delivery(node, 3, uniform() > 0.98 ? 1 : 0);
      if (!outage) builder.assessment(node, 80 + 300 * uniform() ** 6 * (uniform() > 0.99 ? 20 : 1));
    }
    builder.round({
      at,
      round: Math.floor(at / (options.roundSeconds * 1000)),
      mark: index * (1 + premium),
      index,
      rawMedian: i > rounds * 0.2 && i < rounds * 0.215 ? null : price,
      fundingRate: funding,
      borrowRate: 2e-9 + Math.abs(skew) * 1e-12,
      skew,
      openInterestLong: 400 + Math.max(skew, 0) + 40 * Math.sin(i / 200),
      openInterestShort: 400 + Math.max(-skew, 0) + 40 * Math.sin(i / 200),
      tier,
      mode: outage ? 2 : tier === 3 ? 1 : 0,
      initialMargin: 0.05 + (crash === 0 ? 0 : 0.06),
      maintenanceMargin: 0.025,
      poolValue: 1e6 + 3 * i + 4000 * Math.sin(i / 300),
      traderPnl: -3 * i - 4000 * Math.sin(i / 300),
      landed: !outage,
      valid: !outage,
      gasUsed: outage ? null : 212_000 + Math.floor(uniform() * 6000),
      dispersion: outage ? [] : MARKET_SCHEMA.map(({ name }, position) => (name === "tier" ? 0 : 10 ** (-6 + position / 4) * uniform())),
      signers: outage ? 0n : ([0b0111n, 0b1011n, 0b1101n, 0b1110n][i % 4] ?? 0n),
    });
    if (i % 3 === 0)
      builder.trade({
        at,
        account: `trader-${i % 12}`,
        size: normal(),
        price: index,
        fee: 4.5,
        gas: 161_000 + Math.floor(uniform() * 20_000),
      });
    builder.invariant("tokenConservation", true);
  }
  builder.orderRejected("LimitPriceExceeded");
  builder.gas("liquidation", 240_000n);
  builder.fundingPaid({ paid: paid * 1.0001, received: paid, borrow: paid / 10 });
  builder.liquidation({ at: start, account: "trader-3", size: -2, price, badDebt: 12.5, insurancePaid: 10 });
  builder.event({ at: start + rounds * 4500, kind: "tier", text: "tier 0 to 2: the basis reached 31 bp" });
  builder.event({ at: start + rounds * 7000, kind: "fault", text: 'no quorum <script>alert("x")</script>' });
  return builder;
}
