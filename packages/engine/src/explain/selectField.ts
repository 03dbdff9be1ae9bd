import { type ExplainedField, stagesOf } from "./explainedField.ts";
import type { Explanation, NodeExplanation } from "./explanation.ts";

/** What of an explanation leads to one number; its recomputation still counts the whole round. */
export function selectField(explanation: Explanation, field: ExplainedField): Explanation {
  const stages = stagesOf(field);
  const priced = stages.includes("index");
  const ofNode = (node: NodeExplanation): NodeExplanation => ({
    ...node,
    sources: priced ? node.sources : [],
    refusedQuotes: priced ? node.refusedQuotes : [],
    stages: node.stages.filter(({ stage }) => stages.includes(stage)),
    bounds: node.bounds.filter((line) => line.field === field),
    encodings: node.encodings.filter((line) => line.field === field),
  });
  const priceField = field === "mark" || field === "basis";
  return {
    ...explanation,
    field,
    nodes: explanation.nodes.map(ofNode),
    fields: explanation.fields.filter((line) => line.field === (priceField ? "index" : field)),
    mark: priceField ? explanation.mark : null,
  };
}
