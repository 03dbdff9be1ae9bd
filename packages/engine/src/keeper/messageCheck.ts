import { entersMedian, type IntegerRules, MARKET_SCHEMA, MARKET_SCHEMA_VERSION } from "@evenkeel/core";
import type { SignedAssessment } from "../roles.ts";

/** Why a message cannot count in a block of `blockTime` (seconds UTC), or null when it can. */
export type MessageCheck = (message: SignedAssessment, blockTime: number) => MessageFault | null;

export type MessageFault =
  | "malformed"
  | "stranger"
  | "otherTopic"
  | "config"
  | "fieldCount"
  | "otherRound"
  | "future"
  | "stale"
  | "linkedRule";

/** What every node of the market must agree on. */
export interface MessageRules {
  readonly roundSeconds: number;
  /** Age at which the hub takes an observation no more, not even for the price of a past round. */
  readonly freshnessSeconds: number;
  readonly configHash: string;
  readonly topic: string;
  readonly epoch: number;
  /** Addresses of the epoch's signers. */
  readonly signers: readonly string[];
  readonly rules: IntegerRules;
}

/** Clock skew that the hub grants, seconds. */
const FUTURE_TOLERANCE = 5;
/** The hub takes an int128 without its lowest value, so that an absolute value always fits. */
const MOST = 2n ** 127n - 1n;
/** r, s and a recovery byte of 27 or 28. */
const SIGNATURE = /^0x[0-9a-f]{64}([0-9a-f]{64})1[bc]$/i;
/** Half the order of secp256k1. */
const MOST_S = 0x7fffffff_ffffffff_ffffffff_ffffffff_5d576e73_57a4501d_dfe92f46_681b20a0n;

/** Anybody can turn a signature into another spelling that still recovers its signer; the hub reads one spelling only and refuses the bundle for the rest. */
function spelled(signature: string): boolean {
  const s = SIGNATURE.exec(signature)?.[1];
  return s !== undefined && BigInt(`0x${s}`) <= MOST_S;
}

/** What cannot be written into a transaction that the hub can read. */
function malformed({ observedAt, fields, signature }: SignedAssessment): boolean {
  return !Number.isSafeInteger(observedAt) || !spelled(signature) || fields.some((field) => field > MOST || field < -MOST);
}

/**
 * What the hub will ask of an assessment besides its signature, so that one bad clock, one stranger or one vector that breaks a linked rule does not cost a whole bundle.
 *
 * @example
 * messageCheck({ roundSeconds: 10, freshnessSeconds: 60, configHash, topic, epoch, signers, rules })({ ...message, observedAt: blockTime + 6 }, blockTime) // "future"
 */
export function messageCheck(options: MessageRules): MessageCheck {
  const { roundSeconds, freshnessSeconds, configHash, topic, epoch, signers, rules } = options;
  const members = new Set(signers.map((signer) => signer.toLowerCase()));
  return (message, blockTime) => {
    if (malformed(message)) return "malformed";
    if (!members.has(message.signer.toLowerCase()) || message.epoch !== epoch) return "stranger";
    if (message.topic !== topic || message.schemaVersion !== MARKET_SCHEMA_VERSION) return "otherTopic";
    if (message.configHash !== configHash) return "config";
    if (message.fields.length !== MARKET_SCHEMA.length) return "fieldCount";
    if (Math.floor(message.observedAt / roundSeconds) !== message.round) return "otherRound";
    if (message.observedAt > blockTime + FUTURE_TOLERANCE) return "future";
    if (blockTime > message.observedAt + freshnessSeconds) return "stale";
    return entersMedian(message.fields, rules) ? null : "linkedRule";
  };
}
