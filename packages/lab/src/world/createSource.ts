import type { Quote } from "@evenkeel/core/market/quote";
import { draw } from "../random/draw.ts";
import { exponential } from "../random/exponential.ts";
import { normal } from "../random/normal.ts";
import { applyFault } from "./applyFault.ts";
import type { Fault } from "./fault.ts";
import type { SourceParameters } from "./sourceParameters.ts";

/** Under full stress offsets grow to 8 times (crisis dispersion p99 57-84 bp against 25-33 bp), spreads to 10 times, delays to 5 times. */
const STRESS_OFFSET = 7;
const STRESS_SPREAD = 9;
const STRESS_DELAY = 4;
const STRESS_PACE = 0.3;

/** The outside value of a pair in its quote currency at a time in milliseconds after the start. */
export type FairPrice = (millis: number) => number;

/** One venue and pair; `advance` appends what it publishes before `untilMillis` (after the start) to `out`. */
export interface Source {
  advance(untilMillis: number, fair: FairPrice, stress: number, out: Quote[]): void;
}

/**
 * Makes one quoting venue and pair with its own lag, offset, spread, pace and delay.
 *
 * @param number Distinct integer per source: the key of its draws.
 * @param start Milliseconds UTC of the world's start.
 * @param faults Faults of this source only.
 */
export function createSource(seed: number, number: number, start: number, p: SourceParameters, faults: readonly Fault[]): Source {
  const scale = 10 ** p.decimals;
  let next = Math.floor(draw(seed, "source", number, "phase") * p.intervalMillis);
  let offset = p.offsetSd * normal(seed, "source", number, "offset");
  let lastReceived = 0;
  let lastGood: Quote | null = null;
  let row = 0;

  function quoteAt(millis: number, fair: FairPrice, stress: number): Quote {
    const mid = fair(Math.max(0, millis - p.lagMillis)) * (1 + p.bias + offset * (1 + STRESS_OFFSET * stress));
    const wideness = (0.5 + draw(seed, "source", number, row, "spread")) * (1 + STRESS_SPREAD * stress);
    const half = mid * p.halfSpread * wideness;
    const jitter = exponential(p.delayJitterMillis, seed, "source", number, row, "delay");
    const delay = Math.ceil((p.delayMillis + jitter) * (1 + STRESS_DELAY * stress));
    // One connection delivers in order: a quote never overtakes the one before it.
    lastReceived = Math.max(lastReceived, millis + delay);
    return {
      venue: p.venue,
      pair: p.pair,
      bid: Math.floor((mid - half) * scale) / scale,
      ask: Math.ceil((mid + half) * scale) / scale,
      size: Math.ceil(exponential(p.meanSize, seed, "source", number, row, "size") * 1e6) / 1e6,
      publishedAt: start + millis,
      receivedAt: start + lastReceived,
    };
  }

  return {
    advance(untilMillis, fair, stress, out) {
      while (next < untilMillis) {
        const honest = quoteAt(next, fair, stress);
        const fault = faults.find((f) => honest.publishedAt >= start + f.from * 1000 && honest.publishedAt < start + f.until * 1000);
        const sent = applyFault(fault, honest, row, lastGood);
        if (sent !== null) out.push(sent);
        if (fault === undefined) lastGood = honest;
        const gap = Math.max(
          50,
          Math.round(p.intervalMillis * (0.5 + draw(seed, "source", number, row, "gap")) * (1 - STRESS_PACE * stress)),
        );
        const keep = 2 ** (-gap / p.offsetHalfLifeMillis);
        offset = keep * offset + p.offsetSd * Math.sqrt(1 - keep * keep) * normal(seed, "source", number, row, "offset");
        next += gap;
        row++;
      }
    },
  };
}
