import { refusedMeasurements } from "./checkLinked.ts";
import { fieldAt } from "./fieldAt.ts";
import { type HubConfig, type IntegerGate, WAD } from "./hubConfig.ts";
import { FIELD, MARKET_SCHEMA } from "./schema.ts";

/** A level outside the gate that waits for further rounds to confirm it; all zero when there is none. */
export interface Candidate {
  readonly index: bigint;
  /** Seconds UTC. */
  readonly at: bigint;
  readonly count: bigint;
}

export const NO_CANDIDATE: Candidate = { index: 0n, at: 0n, count: 0n };

/** What a topic remembers between rounds. */
export interface StoredVector {
  /** Last stored vector; the parameters in it are the ones in force. */
  readonly fields: readonly bigint[];
  /** Seconds UTC of the last valid vector; 0 when nothing was ever valid. */
  readonly lastValidAt: bigint;
  readonly lastValidIndex: bigint;
  readonly candidate: Candidate;
}

/** Which measurements are refused, and the level that waits. */
export interface GateVerdict {
  /** Bit i is set when measurement i makes the vector invalid. */
  readonly refused: bigint;
  readonly candidate: Candidate;
}

/** The contract keeps the count in one byte; only "enough" matters. */
const MAX_COUNT = 255n;

/** Relative move allowed after `elapsed` seconds, wad: `min(max, base + perSecond * elapsed)`. */
export function gateAllowance(gate: IntegerGate, elapsed: bigint): bigint {
  const grown = gate.base + gate.perSecond * elapsed;
  return grown < gate.max ? grown : gate.max;
}

/**
 * True when a level moved no more than the gate allows.
 *
 * @param previous Positive.
 * @example
 * passesGate({ base: WAD / 10n, perSecond: 0n, max: WAD }, 100n, 110n, 0n) // true
 */
export function passesGate(gate: IntegerGate, previous: bigint, value: bigint, elapsed: bigint): boolean {
  const moved = value > previous ? value - previous : previous - value;
  return moved * WAD <= gateAllowance(gate, elapsed) * previous;
}

function implausible(fields: readonly bigint[], config: HubConfig): bigint {
  let bitmap = 0n;
  for (const [position, { kind }] of MARKET_SCHEMA.entries()) {
    const limits = config.bounds[position];
    const value = fields[position];
    if (kind !== "measurement" || limits === undefined || value === undefined) continue;
    if (value < limits.min || value > limits.max) bitmap |= 1n << BigInt(position);
  }
  return bitmap;
}

/**
 * Judges the measured half of a median: plausible range, uncertainty, distance from its average, and the move of the index.
 *
 * A move outside the gate is refused until `rebaselineRounds` vectors in a row agree on the new level. Nothing is clamped.
 *
 * @param observedAt Seconds UTC, after the last stored vector's.
 * @example
 * gateMeasurements(fields, config, null, 1_700_000_000n).refused // 0n for a plausible first vector
 */
export function gateMeasurements(
  fields: readonly bigint[],
  config: HubConfig,
  previous: StoredVector | null,
  observedAt: bigint,
): GateVerdict {
  const quality = implausible(fields, config) | refusedMeasurements(fields, config.rules);
  if (previous === null || previous.lastValidAt === 0n) return { refused: quality, candidate: NO_CANDIDATE };
  const index = fieldAt(fields, "index");
  if (passesGate(config.gate, previous.lastValidIndex, index, observedAt - previous.lastValidAt)) {
    return { refused: quality, candidate: NO_CANDIDATE };
  }
  const { candidate } = previous;
  const agrees = candidate.count > 0n && passesGate(config.gate, candidate.index, index, observedAt - candidate.at);
  const count = agrees ? (candidate.count < MAX_COUNT ? candidate.count + 1n : MAX_COUNT) : 1n;
  const accepted = count >= config.rebaselineRounds;
  const refused = accepted ? quality : quality | (1n << BigInt(FIELD.index));
  return { refused, candidate: refused === 0n ? NO_CANDIDATE : { index, at: observedAt, count } };
}
