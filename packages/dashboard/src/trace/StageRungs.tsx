import type { ExplainReply } from "@evenkeel/engine/api/wire";
import { lineValue, lineWords, stageWords } from "../words/stageWords.ts";
import { CheckMark } from "./CheckMark.tsx";
import { Rung } from "./Rung.tsx";

type Node = ExplainReply["nodes"][number];
type Line = Node["stages"][number];

/** One rung per stage, each value with how it came about. */
export function StageRungs({ node }: { readonly node: Node }) {
  const stages = [...new Set(node.stages.map(({ stage }) => stage))];
  return stages.map((stage) => (
    <Rung key={stage} title={stageWords(stage)}>
      <dl className="lines">
        {node.stages
          .filter((line) => line.stage === stage)
          .map((line) => (
            <StageLine key={line.name} line={line} />
          ))}
      </dl>
    </Rung>
  ));
}

function StageLine({ line }: { readonly line: Line }) {
  const { stage, name, value, unit, note, check } = line;
  return (
    <div className="line">
      <dt>
        {lineWords(stage, name)}
        {note !== "" && <span className="line-note">{note}</span>}
      </dt>
      <dd className="number" title={value === null ? undefined : `${value} ${unit}`}>
        {lineValue(stage, name, value, unit)} <CheckMark check={check} />
      </dd>
    </div>
  );
}
