import type { Divergence } from "../divergence/divergence.ts";
import type { BoundResult } from "../governance/boundResponse.ts";
import type { PriceResult } from "../index/result.ts";
import type { PolicyResult } from "../policy/respond.ts";
import { MARKET_SCHEMA, type MarketField } from "../quorum/schema.ts";
import type { Volatilities } from "../volatility/ewma.ts";
import type { Encoded, Withheld } from "./assess.ts";
import type { Decision, MemoryTrace } from "./decide.ts";
import type { Measurement } from "./measure.ts";

/** One committed number, from estimate to integer; integers as decimal strings. */
export interface FieldTrace {
  /** The bounded estimate. */
  readonly value: number;
  /** Its fixed-point integer. */
  readonly encoded: string;
  /** The integer that is signed. */
  readonly committed: string;
  readonly clamped: boolean;
}

/** Where every number of one step came from; JSON-serialisable. `round` and below are null while no round is closed. */
export interface Trace {
  readonly market: string;
  /** Milliseconds UTC. */
  readonly at: number;
  /** The round being closed. */
  readonly round: number | null;
  /** The index with its contributions, legs, guards and the fate of each quote. */
  readonly price: PriceResult;
  readonly index: number | null;
  readonly indexAverage: number | null;
  readonly mark: number | null;
  readonly volatility: Volatilities | null;
  readonly divergence: Divergence | null;
  readonly memory: MemoryTrace | null;
  readonly policy: PolicyResult | null;
  readonly bounds: BoundResult | null;
  /** Seconds since the last valid vector: the time the step limits are scaled with. */
  readonly elapsedSeconds: number | null;
  readonly fields: Readonly<Record<MarketField, FieldTrace>> | null;
  readonly withheld: Withheld | null;
}

function fieldTraces(encoded: Encoded, decision: Decision): Readonly<Record<MarketField, FieldTrace>> {
  const traces: Partial<Record<MarketField, FieldTrace>> = {};
  for (const [position, { name }] of MARKET_SCHEMA.entries()) {
    traces[name] = {
      value: decision.values[name],
      encoded: String(encoded.encoded[position]),
      committed: String(encoded.assessment.fields[position]),
      clamped: ((encoded.clamped >> BigInt(position)) & 1n) === 1n,
    };
  }
  return traces as Record<MarketField, FieldTrace>;
}

/** Gathers what the stages reported; the policy's part is kept only when a round is closed. */
export function traceOf(
  market: string,
  at: number,
  closeRound: number | null,
  price: PriceResult,
  measurement: Measurement | null,
  decision: Decision | null,
  assessed: Encoded | Withheld | null,
): Trace {
  const closed = closeRound === null ? null : decision;
  const encoded = assessed !== null && "assessment" in assessed ? assessed : null;
  return {
    market,
    at,
    round: closeRound,
    price,
    index: measurement?.index ?? null,
    indexAverage: measurement?.indexAverage ?? null,
    mark: measurement?.mark ?? null,
    volatility: measurement?.volatilities ?? null,
    divergence: measurement?.divergence ?? null,
    memory: closed?.memory ?? null,
    policy: closed?.policy ?? null,
    bounds: closed?.bounds ?? null,
    elapsedSeconds: closed?.elapsedSeconds ?? null,
    fields: encoded === null || decision === null ? null : fieldTraces(encoded, decision),
    withheld: assessed !== null && "code" in assessed ? assessed : null,
  };
}
