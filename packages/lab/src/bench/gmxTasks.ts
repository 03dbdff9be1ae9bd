import { sharedRates } from "@evenkeel/core/funding/public";
import type { BenchTask } from "./benchRow.ts";
import { type PoolSituation, poolSituation } from "./peerMarkets.ts";
import { requirePeer } from "./peers.ts";
import { sameNumbers } from "./sameNumbers.ts";
import { timed } from "./timed.ts";

const MARKETS = 64;
const HOUR = 3_600;
const UNIT = 1e30;

/** Fraction that the long side gets (negative: pays) over an hour. */
type Rates = (n: number) => number;

interface GmxFees {
  readonly getFundingFactorPerPeriod: (
    market: PoolSituation & { useOpenInterestInTokensForBalance: boolean },
    isLong: boolean,
    seconds: number,
  ) => bigint;
}

function ours(): Rates {
  const situations = Array.from({ length: MARKETS }, (_, n) => {
    const { longInterestUsd, shortInterestUsd, fundingFactorPerSecond, longsPayShorts } = poolSituation(n);
    const rate = (Number(fundingFactorPerSecond) / UNIT) * (longsPayShorts ? 1 : -1);
    return { long: Number(longInterestUsd) / UNIT, short: Number(shortInterestUsd) / UNIT, rate };
  });
  return (n) => {
    const { long, short, rate } = situations[n] as (typeof situations)[number];
    return -sharedRates(rate, long, short).long * HOUR;
  };
}

function theirs(): { raw: (n: number) => bigint; rates: Rates } {
  const { getFundingFactorPerPeriod } = requirePeer("@gmx-io/sdk/utils/fees/index") as GmxFees;
  const situations = Array.from({ length: MARKETS }, (_, n) => ({ ...poolSituation(n), useOpenInterestInTokensForBalance: false }));
  const raw = (n: number) => getFundingFactorPerPeriod(situations[n] as (typeof situations)[number], true, HOUR);
  return { raw, rates: (n) => Number(raw(n)) / UNIT };
}

/** One pass over every market, so that what is timed is the computation and not the calls of the bench. */
function sweepOurs(): () => unknown {
  const rates = ours();
  return () => {
    let sum = 0;
    for (let n = 0; n < MARKETS; n++) sum += rates(n);
    return sum;
  };
}

function sweepTheirs(): () => unknown {
  const { raw } = theirs();
  return () => {
    let last = 0n;
    for (let n = 0; n < MARKETS; n++) last = raw(n);
    return last;
  };
}

/** Funding of one side over an hour by GMX v2's rule: ours, and its published client where that is installed. */
export function gmxTasks(withPeers: boolean): BenchTask[] {
  const own: BenchTask = {
    name: "funding.gmx",
    against: ["funding.gmx.sdk"],
    run: () => {
      if (withPeers) sameNumbers("funding.gmx", MARKETS, ours(), theirs().rates, 1e-12);
      return timed(sweepOurs(), MARKETS);
    },
  };
  if (!withPeers) return [own];
  return [own, { name: "funding.gmx.sdk", against: [], run: () => timed(sweepTheirs(), MARKETS) }];
}
