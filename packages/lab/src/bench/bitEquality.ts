import { isDeepStrictEqual } from "node:util";
import { EvenkeelError, step } from "@evenkeel/core";
import { saveHot } from "@evenkeel/core/hot/public";
import { decide } from "@evenkeel/core/step/decide";
import { measure } from "@evenkeel/core/step/measure";
import { openMarket, playNext } from "./playedMarket.ts";
import { quoteAt, tenVenues, timeOf } from "./tenVenues.ts";

/**
 * Plays quotes through the pure step and through the buffers and holds the whole state and every decided parameter against each other.
 *
 * @param quotes how many
 * @throws EvenkeelError BENCH_RESULTS_DIFFER at the first bit that differs
 */
export function checkBitEquality(quotes: number): void {
  const market = openMarket();
  let { state } = market;
  for (let i = 0; i < quotes; i++) {
    const n = market.next;
    const observation = { at: timeOf(n), quotes: [quoteAt(market.walk, n)], chain: null, closeRound: null };
    const measured = measure(state, observation, tenVenues);
    const { chain } = measured.state;
    const decision = measured.measurement && chain ? decide(measured.state, chain, measured.measurement, observation.at, tenVenues) : null;
    state = step(state, observation, tenVenues).state;
    playNext(market);
    const { fundingRate, borrowRate, initialMargin, maintenanceMargin, tradeFee, tier } = decision?.bounds.response ?? {};
    const response = [fundingRate, borrowRate, initialMargin, maintenanceMargin, tradeFee, tier];
    if (isDeepStrictEqual(saveHot(market.hot), state) && isDeepStrictEqual([...market.hot.decision.response], response)) continue;
    throw new EvenkeelError({
      code: "BENCH_RESULTS_DIFFER",
      message: "the buffers do not hold what the pure step computes",
      field: "quote",
      value: n,
      remedy: "Do not compare speeds; find the stage that differs with packages/core/src/hot/decideOnQuote.test.ts.",
    });
  }
}
