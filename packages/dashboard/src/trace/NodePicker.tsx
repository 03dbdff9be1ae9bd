import type { ExplainReply } from "@evenkeel/engine/api/wire";

export interface NodePickerProps {
  readonly nodes: ExplainReply["nodes"];
  readonly shown: number | null;
  choose(node: number): void;
}

/** Whose quotes and stages are shown. */
export function NodePicker({ nodes, shown, choose }: NodePickerProps) {
  if (nodes.length < 2) return null;
  return (
    <fieldset className="ranges trace-nodes">
      <legend className="sr-only">Node whose quotes and stages are shown</legend>
      {nodes.map(({ node }) => (
        <button key={node} type="button" aria-pressed={node === shown} onClick={() => choose(node)}>
          Node {node}
        </button>
      ))}
    </fieldset>
  );
}
