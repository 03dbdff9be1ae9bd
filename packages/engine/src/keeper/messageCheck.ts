import { entersMedian, type IntegerRules, MARKET_SCHEMA } from "@evenkeel/core";
import type { SignedAssessment } from "../roles.ts";

/** Why a message cannot count in a block of `blockTime` (seconds UTC), or null when it can. */
export type MessageCheck = (message: SignedAssessment, blockTime: number) => MessageFault | null;

export type MessageFault = "config" | "fieldCount" | "otherRound" | "future" | "linkedRule";

/** What every node of the market must agree on. */
export interface MessageRules {
  readonly roundSeconds: number;
  readonly configHash: string;
  readonly rules: IntegerRules;
}

/** Clock skew that the hub grants, seconds. */
const FUTURE_TOLERANCE = 5;

/**
 * What the hub will ask of an assessment besides its signature, so that one bad clock or one vector that breaks a linked rule does not cost a whole bundle.
 *
 * Freshness is left to the hub: an old round's bundle may still serve the orders that wait for it.
 *
 * @example
 * messageCheck({ roundSeconds: 10, configHash, rules })({ ...message, observedAt: blockTime + 6 }, blockTime) // "future"
 */
export function messageCheck({ roundSeconds, configHash, rules }: MessageRules): MessageCheck {
  return (message, blockTime) => {
    if (message.configHash !== configHash) return "config";
    if (message.fields.length !== MARKET_SCHEMA.length) return "fieldCount";
    if (Math.floor(message.observedAt / roundSeconds) !== message.round) return "otherRound";
    if (message.observedAt > blockTime + FUTURE_TOLERANCE) return "future";
    return entersMedian(message.fields, rules) ? null : "linkedRule";
  };
}
