import { decideHot } from "@evenkeel/core/hot/decision/decideHot";
import { fundingHot } from "@evenkeel/core/hot/decision/fundingHot";
import { averageIndexHot, divergenceHot, volatilityHot } from "@evenkeel/core/hot/decision/measureHot";
import { tierHot } from "@evenkeel/core/hot/decision/tierHot";
import { absorbHot } from "@evenkeel/core/hot/index/absorbHot";
import { computeHot } from "@evenkeel/core/hot/index/computeHot";
import type { BenchTask } from "./benchRow.ts";
import { openMarket, type PlayedMarket, playNext } from "./playedMarket.ts";
import { tenVenues } from "./tenVenues.ts";
import { timed } from "./timed.ts";

/** Quotes played before a stage is timed alone, so that its state is one of a running market. */
const PLAYED = 20_000;
/** Milliseconds, one less than a power of two. */
const LONGEST_MOVE = 63;

type Stage = (market: PlayedMarket) => unknown;

const STAGES: Readonly<Record<string, Stage>> = {
  "stage.absorb": ({ hot }) => absorbHot(hot.index, hot.input),
  "stage.index": ({ hot }) => computeHot(hot.index, hot.conversion),
  "stage.volatility": ({ hot }) => {
    volatilityHot(hot.measure, hot.measured, tenVenues.volatility);
    averageIndexHot(hot.measure, hot.measured, tenVenues.indexAverageHalfLifeMillis);
  },
  "stage.divergence": ({ hot }) => divergenceHot(hot.measure, hot.measured, tenVenues.divergence),
  "stage.funding": ({ hot }) => fundingHot(hot.decision, hot.measure, tenVenues),
  "stage.tier": ({ hot }) => tierHot(hot.decision, hot.measured, tenVenues.tiers),
  "stage.policyAndBounds": ({ hot }) => decideHot(hot.decision, hot.measure, hot.measured, hot.base.memory, tenVenues),
};

function alone(stage: Stage): () => unknown {
  const market = openMarket();
  const { hot } = market;
  for (let i = 0; i < PLAYED; i++) playNext(market);
  const { at, publishedAt } = hot.input;
  let calls = 0;
  return () => {
    // Time moves, so that nothing is answered from the call before, and not far, so that no quote grows stale.
    const moved = calls++ & LONGEST_MOVE;
    hot.input.at = at + moved;
    hot.input.publishedAt = publishedAt + moved;
    hot.measured.at = at + moved;
    hot.index.at = at + moved;
    return stage(market);
  };
}

/** Each stage of the decision alone, in the caller's buffers. */
export function stageTasks(): BenchTask[] {
  return Object.entries(STAGES).map(([name, stage]) => ({ name, against: ["decision"], run: () => timed(alone(stage)) }));
}
