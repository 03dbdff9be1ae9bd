import { entersMedian, hubConfig, lowerMedianOf, MARKET_SCHEMA, type MarketParameters } from "@evenkeel/core";
import type { AcceptedBody, AssessmentBody, SnapshotBody } from "../journal/roundRows.ts";
import type { FieldExplanation } from "./explanation.ts";

/** What the fields of one round are made of. */
export interface FieldParts {
  readonly assessments: readonly AssessmentBody[];
  /** Addresses in the bundle, lower case; empty when none was sent. */
  readonly bundle: ReadonlySet<string>;
  readonly accepted: AcceptedBody | null;
  readonly snapshot: SnapshotBody | null;
  readonly parameters: MarketParameters;
}

/** Each field from what the nodes signed to what the chain stored and holds. */
export function explainFields({ assessments, bundle, accepted, snapshot, parameters }: FieldParts): FieldExplanation[] {
  const { rules } = hubConfig(parameters.governance);
  const isSet = (bitmap: string | undefined, position: number): boolean => ((BigInt(bitmap ?? "0") >> BigInt(position)) & 1n) === 1n;
  const carried = assessments.filter(({ signer }) => bundle.has(signer.toLowerCase()));
  const entered = carried.map(({ fields }) => fields.map(BigInt)).filter((fields) => entersMedian(fields, rules));
  const holds = snapshot?.accepted ?? null;
  return MARKET_SCHEMA.map(({ name, kind, unit, decimals }, position) => {
    const values = entered.flatMap((fields) => fields[position] ?? []);
    const inForce = holds?.fields[position];
    const { min, max, maxStepPerSecond } = parameters.governance.bounds[name];
    return {
      field: name,
      kind,
      unit,
      decimals,
      byNode: assessments.flatMap(({ node, signer, fields }) => {
        const value = fields[position];
        return value === undefined ? [] : [{ node, value, inBundle: bundle.has(signer.toLowerCase()), check: null }];
      }),
      median: values.length === 0 ? null : String(lowerMedianOf(values)),
      accepted: accepted?.fields[position] ?? null,
      clamped: isSet(accepted?.clamped, position),
      refused: isSet(accepted?.refused, position),
      bounds: { min, max, maxStepPerSecond },
      check: null,
      inForce: holds === null || inForce === undefined ? null : { value: inForce, round: holds.round },
    };
  });
}
