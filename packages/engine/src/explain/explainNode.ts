import { type IndexResult, MARKET_SCHEMA, type MarketField, type MarketParameters, type Trace } from "@evenkeel/core";
import type { SnapshotBody } from "../journal/roundRows.ts";
import type { EncodingExplanation, NodeExplanation, SourceExplanation } from "./explanation.ts";
import { measureStages } from "./stages/measureStages.ts";
import { policyStages } from "./stages/policyStages.ts";
import { priceStages } from "./stages/priceStages.ts";

/** Where a node's trace came from, and what surrounds it. */
export interface NodeContext {
  readonly node: number;
  readonly origin: NodeExplanation["origin"];
  readonly parameters: MarketParameters;
  /** The chain as it was read before the round. */
  readonly before: SnapshotBody | null;
}

/** How one node came from its quotes to its integers. */
export function explainNode(trace: Trace, { node, origin, parameters, before }: NodeContext): NodeExplanation {
  const { price } = trace;
  const legs = Object.entries(price.legs);
  const outcomes = Object.entries(trace.bounds?.outcomes ?? {});
  return {
    node,
    origin,
    sources: [
      ...sourcesOf(null, price),
      ...legs.flatMap(([currency, leg]) => (leg.kind === "index" ? sourcesOf(currency, leg.result) : [])),
    ],
    refusedQuotes: [],
    stages: [...priceStages(trace), ...measureStages(trace, before), ...policyStages(trace, parameters)],
    bounds: outcomes.map(([field, { requested, value, limit }]) => ({
      field: field as MarketField,
      requested,
      value,
      limit,
      check: null,
    })),
    encodings: encodingsOf(trace),
    withheld: trace.withheld,
  };
}

function sourcesOf(leg: string | null, { contributions }: IndexResult): SourceExplanation[] {
  return contributions.map(({ venue, pair, raw, converted, ageMillis, trust, weight, clamped, status }) => {
    return { leg, venue, pair, raw, converted, ageMillis, trust, weight, clamped, status, quote: null, check: null };
  });
}

function encodingsOf({ fields }: Trace): EncodingExplanation[] {
  if (fields === null) return [];
  return MARKET_SCHEMA.map(({ name }) => {
    const { value, encoded, committed, clamped } = fields[name];
    return { field: name, value, encoded, committed, clamped, check: null };
  });
}
