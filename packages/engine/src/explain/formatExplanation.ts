import type { Explanation, NodeExplanation } from "./explanation.ts";
import { chainLines, fieldLines, markLines, signerLines } from "./format/chainLines.ts";
import { nodeLines } from "./format/nodeLines.ts";
import { recomputationLines } from "./format/recomputationLines.ts";

const iso = (at: number): string => new Date(at).toISOString();

/**
 * An explanation as text to be read from the venues down to the chain.
 *
 * @param options `node` chooses whose quotes and stages are shown in full; the first one that assessed the round when absent.
 */
export function formatExplanation(explanation: Explanation, options: { readonly node?: number | undefined } = {}): string {
  const { market, round, window, at, field, nodes } = explanation;
  const shown = chooseNode(nodes, options.node);
  return [
    `${field === null ? market : `${field} of ${market}`}, round ${round}: ${iso(window.from)} to ${iso(window.to)}, assessed ${iso(at)}`,
    ...(shown === undefined ? ["", "No trace of this round was journalled; recompute it from the quotes to see one."] : nodeLines(shown)),
    ...nodes.flatMap(({ node, withheld }) =>
      withheld === null ? [] : ["", `Node ${node} signed nothing: ${withheld.code}, ${withheld.reason}`],
    ),
    ...signerLines(explanation),
    ...fieldLines(explanation),
    ...markLines(explanation),
    ...chainLines(explanation),
    ...recomputationLines(explanation),
    "",
  ].join("\n");
}

function chooseNode(nodes: readonly NodeExplanation[], wanted: number | undefined): NodeExplanation | undefined {
  return nodes.find(({ node }) => node === wanted) ?? nodes.find(({ withheld }) => withheld === null) ?? nodes[0];
}
