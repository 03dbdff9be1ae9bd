import assert from "node:assert/strict";
import type { ChainSnapshot } from "../market/chainSnapshot.ts";
import { acceptRound } from "../quorum/acceptRound.ts";
import { decodeFields } from "../quorum/decodeFields.ts";
import type { FieldValues } from "../quorum/encodeFields.ts";
import type { StoredVector } from "../quorum/gateMeasurements.ts";
import { hubConfig } from "../quorum/hubConfig.ts";
import { generator } from "../quorum/random.testing.ts";
import { MARKET_SCHEMA, type MarketField } from "../quorum/schema.ts";
import { step } from "../step.ts";
import { createMarketState, type MarketState } from "./state.ts";
import { EMPTY_CHAIN, parametersOf, quoteOf } from "./world.testing.ts";

const FIRST = 170_000_000;
const VENUES = ["a", "b", "c"] as const;
/** The price is kept within a band, so that dispersions of all rounds compare. */
const LOWEST_PRICE = 50_000;
export const LIAR_PARAMETERS = parametersOf("gen2");
const CONFIG = hubConfig(LIAR_PARAMETERS.governance);

/** The chain, the nodes' states and what has been accepted in one of two worlds that see the same quotes. */
interface World {
  states: MarketState[];
  stored: StoredVector | null;
  snapshot: ChainSnapshot;
}

/** Largest distances over a run, by field. */
export interface LiarRun {
  /** Accepted vector with the liar against the accepted vector without. */
  readonly moved: Readonly<Record<MarketField, number>>;
  /** Highest against lowest honest vector of a round, in the world with the liar. */
  readonly dispersion: Readonly<Record<MarketField, number>>;
  /** Highest against lowest honest measurement of one round. */
  readonly measured: { readonly premium: number; readonly deadBandWidth: number };
}

const zeros = (): Record<MarketField, number> =>
  Object.fromEntries(MARKET_SCHEMA.map(({ name }) => [name, 0])) as Record<MarketField, number>;

/**
 * Plays two worlds on the same quotes: four honest nodes, and three with a liar who signs the honest range's upper end of every field and picks which
 * honest vector is left out of the bundle.
 */
export function playLiar(rounds: number, seed: number): LiarRun {
  const uniform = generator(seed);
  const worlds: World[] = [0, 1].map(() => ({
    states: [0, 1, 2, 3].map(() => createMarketState(LIAR_PARAMETERS)),
    stored: null,
    snapshot: EMPTY_CHAIN,
  }));
  const moved = zeros();
  const dispersion = zeros();
  const measured = { premium: 0, deadBandWidth: 0 };
  let price = 60_000;
  for (let round = FIRST; round < FIRST + rounds; round += 1) {
    const at = round * 10_000 + 4_000;
    price = Math.min(70_000, Math.max(LOWEST_PRICE, price * (1 + (uniform() - 0.5) * 0.0004)));
    const noise = [0, 1, 2, 3].map(() => VENUES.map(() => 1 + (uniform() - 0.5) * 0.0002));
    // Another protocol's mark, which stands on its own: nodes with different indices see different premia, around the edge of the dead band.
    const mark = price * (1 + 0.0001 + (uniform() - 0.5) * 0.0004);
    const accepted = worlds.map((world, lying) => {
      const results = world.states.map((state, node) => {
        const quotes = VENUES.map((venue, place) => quoteOf(venue, price * (noise[node]?.[place] ?? 1), at));
        const result = step(state, { at, quotes, chain: world.snapshot, closeRound: round }, LIAR_PARAMETERS);
        world.states[node] = result.state;
        assert.ok(result.assessment !== null, result.trace.withheld?.reason);
        return result;
      });
      const vectors = results.map(({ assessment }) => assessment?.fields ?? []);
      const honest = vectors.slice(0, 3);
      const highest = MARKET_SCHEMA.map((_, field) =>
        honest.reduce((top, fields) => ((fields[field] ?? 0n) > top ? (fields[field] ?? 0n) : top), honest[0]?.[field] ?? 0n),
      );
      const leftOut = honest.indexOf(honest.reduce((low, fields) => ((fields[6] ?? 0n) < (low[6] ?? 0n) ? fields : low)));
      const bundle = lying === 1 ? [...honest.filter((_, node) => node !== leftOut), highest] : vectors;
      const outcome = acceptRound(
        bundle.map((fields) => ({ observedAt: BigInt(Math.floor(at / 1_000)), fields })),
        3,
        world.stored,
        CONFIG,
      );
      assert.ok(outcome.enough && outcome.valid);
      world.stored = outcome.stored;
      world.snapshot = {
        ...EMPTY_CHAIN,
        blockTime: at + 2_000,
        skewScale: 0,
        mark,
        openInterestLong: 100,
        openInterestShort: 100,
        valid: true,
        accepted: { round, observedAt: Number(outcome.observedAt), fields: outcome.stored.fields },
      };
      if (lying === 1) {
        spread(
          dispersion,
          honest.map((fields) => decodeFields(fields)),
        );
        const traces = results.slice(0, 3).map(({ trace }) => trace);
        measured.premium = Math.max(measured.premium, width(traces.map(({ divergence }) => divergence?.level ?? 0)));
        measured.deadBandWidth = Math.max(measured.deadBandWidth, width(traces.map(({ policy }) => policy?.funding?.deadBandWidth ?? 0)));
      }
      return decodeFields(outcome.stored.fields);
    });
    spread(moved, accepted);
  }
  return { moved, dispersion, measured };
}

function spread(largest: Record<MarketField, number>, vectors: readonly FieldValues[]): void {
  for (const { name } of MARKET_SCHEMA) {
    largest[name] = Math.max(largest[name], width(vectors.map((one) => one[name])));
  }
}

const width = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);

/**
 * How far each field may be moved: what honest nodes measured apart in one round, over what the field forgets per round.
 *
 * A stage passes on what the stage before it was moved: the integral adds up the averaged premium, the rates read average, integral and index.
 */
export function liarBounds({ dispersion, measured }: LiarRun): Readonly<Record<MarketField, number>> {
  const { memory, funding, interest, roundSeconds } = LIAR_PARAMETERS;
  const gains = funding.law.law === "leakyPi" ? funding.law : null;
  // The average adds lambda x premium a round, so its lambda cancels.
  const premiumAverage = measured.premium;
  const premiumIntegral = ((premiumAverage + measured.deadBandWidth) * roundSeconds) / memory.integralLambda;
  const error = premiumAverage + measured.deadBandWidth;
  const fundingRate = (gains?.proportionalGain ?? 0) * error + (gains?.integralGain ?? 0) * premiumIntegral + dispersion.fundingRate;
  // The pool is lent out by notional at the index; parity reads the anchored average.
  const utilisation = (interest.slopeBelow / interest.kink) * (dispersion.index / LOWEST_PRICE);
  const borrowRate = utilisation + (interest.max * interest.parityShare * premiumAverage) / interest.parityPremium + dispersion.borrowRate;
  return { ...dispersion, premiumAverage, premiumIntegral, borrowRate, fundingRate };
}
