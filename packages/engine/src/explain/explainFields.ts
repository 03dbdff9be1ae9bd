import { lowerMedianOf, MARKET_SCHEMA } from "@evenkeel/core";
import type { AcceptedBody, AssessmentBody } from "../journal/roundRows.ts";
import type { FieldExplanation } from "./explanation.ts";

/** Each field from what the nodes signed to what the chain stored. */
export function explainFields(
  assessments: readonly AssessmentBody[],
  bundle: ReadonlySet<string>,
  accepted: AcceptedBody | null,
): FieldExplanation[] {
  const isSet = (bitmap: string | undefined, position: number): boolean => ((BigInt(bitmap ?? "0") >> BigInt(position)) & 1n) === 1n;
  return MARKET_SCHEMA.map(({ name, kind, unit, decimals }, position) => {
    const byNode = assessments.flatMap(({ node, signer, fields }) => {
      const value = fields[position];
      return value === undefined ? [] : [{ node, value, inBundle: bundle.has(signer.toLowerCase()) }];
    });
    const inBundle = byNode.flatMap((entry) => (entry.inBundle ? [BigInt(entry.value)] : []));
    return {
      field: name,
      kind,
      unit,
      decimals,
      byNode,
      median: inBundle.length === 0 ? null : String(lowerMedianOf(inBundle)),
      accepted: accepted?.fields[position] ?? null,
      clamped: isSet(accepted?.clamped, position),
      refused: isSet(accepted?.refused, position),
    };
  });
}
