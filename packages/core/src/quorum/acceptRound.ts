import { entersMedian } from "./checkLinked.ts";
import { changedFields, clampParameters } from "./clampParameters.ts";
import { fieldAt } from "./fieldAt.ts";
import { gateMeasurements, type StoredVector } from "./gateMeasurements.ts";
import type { HubConfig } from "./hubConfig.ts";
import { lowerMedian, lowerMedianOf } from "./lowerMedian.ts";
import { repairLinked } from "./repairLinked.ts";
import { MARKET_SCHEMA } from "./schema.ts";

/** One signer's vector of a round. */
export interface ObservedVector {
  /** Whole seconds UTC. */
  readonly observedAt: bigint;
  readonly fields: readonly bigint[];
}

/** What the hub makes of one round. */
export type RoundOutcome =
  | { readonly enough: false; readonly entered: number }
  | {
      readonly enough: true;
      /** Vectors that obeyed the linked rules and entered the median. */
      readonly entered: number;
      /** Lower median of the entered vectors' times, seconds UTC. */
      readonly observedAt: bigint;
      readonly valid: boolean;
      readonly clamped: bigint;
      readonly refused: bigint;
      /** What the topic remembers from now on. */
      readonly stored: StoredVector;
    };

/**
 * The hub's whole transition on integers: drop vectors that break a linked rule, take the median, judge its measurements, bound its parameters.
 *
 * An invalid result is stored with its measurements while every parameter keeps the value in force. Independent of the order of `vectors`.
 *
 * @param vectors Vectors of distinct signers, of one topic, epoch and round.
 * @param required Quorum, 2f+1.
 * @param previous What the topic remembers, or null before its first round.
 * @example
 * acceptRound([a, b, c], 3, null, config) // { enough: true, entered: 3, valid: true, ... }
 */
export function acceptRound(
  vectors: readonly ObservedVector[],
  required: number,
  previous: StoredVector | null,
  config: HubConfig,
): RoundOutcome {
  const entered = vectors.filter(({ fields }) => fields.length === MARKET_SCHEMA.length && entersMedian(fields, config.rules));
  if (entered.length === 0 || entered.length < required) return { enough: false, entered: entered.length };
  const observedAt = lowerMedianOf(entered.map((vector) => vector.observedAt));
  const median = lowerMedian(entered.map(({ fields }) => fields));
  const { refused, candidate } = gateMeasurements(median, config, previous, observedAt);
  const valid = refused === 0n;
  const bounded = valid || previous === null;
  const fields = bounded ? boundParameters(median, previous, config, observedAt) : keepParameters(median, previous.fields);
  return {
    enough: true,
    entered: entered.length,
    observedAt,
    valid,
    clamped: bounded ? changedFields(median, fields) : 0n,
    refused,
    stored: {
      fields,
      lastValidAt: valid ? observedAt : (previous?.lastValidAt ?? 0n),
      lastValidIndex: valid ? fieldAt(fields, "index") : (previous?.lastValidIndex ?? 0n),
      candidate,
    },
  };
}

function boundParameters(median: readonly bigint[], previous: StoredVector | null, config: HubConfig, observedAt: bigint): bigint[] {
  const everValid = previous !== null && previous.lastValidAt !== 0n;
  const elapsed = everValid ? observedAt - previous.lastValidAt : null;
  const { fields } = clampParameters(median, previous?.fields ?? null, config.bounds, elapsed);
  return repairLinked(fields, config.rules);
}

function keepParameters(median: readonly bigint[], previous: readonly bigint[]): bigint[] {
  return median.map((value, position) => (MARKET_SCHEMA[position]?.kind === "parameter" ? (previous[position] ?? value) : value));
}
