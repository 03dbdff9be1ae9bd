import { step } from "@evenkeel/core";
import { saveHot } from "@evenkeel/core/hot/public";
import { allocated } from "./allocated.ts";
import type { BenchTask } from "./benchRow.ts";
import { checkBitEquality } from "./bitEquality.ts";
import { openMarket, playNext } from "./playedMarket.ts";
import { quoteAt, tenVenues, timeOf } from "./tenVenues.ts";
import { timed } from "./timed.ts";

/** Quotes over which both paths are compared before either is timed. */
const COMPARED = 2_000;

function inPlace(): () => unknown {
  checkBitEquality(COMPARED);
  const market = openMarket();
  return () => playNext(market);
}

/** The pure step with its trace, one quote after another; `close` closes the round at each call. */
function pure(close: boolean): () => unknown {
  const market = openMarket();
  let { state } = market;
  return () => {
    const n = market.next++;
    const at = timeOf(n);
    const closeRound = close ? Math.floor(at / (tenVenues.roundSeconds * 1000)) : null;
    const result = step(state, { at, quotes: [quoteAt(market.walk, n)], chain: null, closeRound }, tenVenues);
    ({ state } = result);
    return result.trace;
  };
}

/** What the buffers cost when a state has to be taken out of them. */
function saving(): () => unknown {
  const market = openMarket();
  return () => saveHot(market.hot);
}

/** The full decision per quote, in the caller's buffers and as the pure step. */
export function decisionTasks(): BenchTask[] {
  return [
    { name: "decision", against: ["decision.step"], run: () => timed(inPlace()) },
    { name: "decision.bytes", against: ["decision.step.bytes"], run: () => allocated(inPlace()) },
    { name: "decision.step", against: [], run: () => timed(pure(false)) },
    { name: "decision.step.bytes", against: [], run: () => allocated(pure(false)) },
    { name: "decision.stepAndClose", against: [], run: () => timed(pure(true)) },
    { name: "decision.save", against: [], run: () => timed(saving()) },
  ];
}
