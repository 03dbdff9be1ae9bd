import type { ExplainReply } from "@evenkeel/engine/api/wire";
import { useState } from "react";
import { ChainRung } from "./ChainRung.tsx";
import { CommitmentRung } from "./CommitmentRung.tsx";
import { MarkRung } from "./MarkRung.tsx";
import { NodePicker } from "./NodePicker.tsx";
import { QuotesRung } from "./QuotesRung.tsx";
import { SignersRung } from "./SignersRung.tsx";
import { StageRungs } from "./StageRungs.tsx";
import { summary } from "./summary.ts";
import { Verdict } from "./Verdict.tsx";

export interface TraceBodyProps {
  readonly explanation: ExplainReply;
  readonly field: string;
  readonly computing: boolean;
  goTo(round: number): void;
}

/** The ladder from quotes to chain, with what the recomputation says on every rung. */
export function TraceBody({ explanation, field, computing, goTo }: TraceBodyProps) {
  const [wanted, choose] = useState<number | null>(null);
  const { nodes, fields, mark, recomputation } = explanation;
  const node = nodes.find((one) => one.node === wanted) ?? nodes.find(({ withheld }) => withheld === null) ?? nodes[0];
  const line = fields.find((one) => one.field === field) ?? fields[0];
  return (
    <>
      <Verdict recomputation={recomputation} computing={computing} />
      <p className="trace-summary">{summary(explanation, field)}</p>
      <NodePicker nodes={nodes} shown={node?.node ?? null} choose={choose} />
      <ol className="ladder">
        {node === undefined ? (
          <li className="rung">
            <p className="muted">This round was not sent, so its stages are being computed from the quotes.</p>
          </li>
        ) : (
          <>
            {node.sources.length > 0 && <QuotesRung node={node} />}
            <StageRungs node={node} />
            <CommitmentRung node={node} />
          </>
        )}
        {line !== undefined && <SignersRung line={line} signers={explanation.signers} />}
        {line !== undefined && <ChainRung explanation={explanation} line={line} goTo={goTo} />}
        {mark !== null && <MarkRung mark={mark} />}
      </ol>
    </>
  );
}
