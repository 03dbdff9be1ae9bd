import type { ExplainReply } from "@evenkeel/engine/api/wire";
import { fieldWords } from "../words/fieldWords.ts";
import { CheckMark } from "./CheckMark.tsx";
import { limitWords } from "./limitWords.ts";
import { Rung } from "./Rung.tsx";

type Node = ExplainReply["nodes"][number];

/** What governance's bounds left of the wish, and the integer it became. */
export function CommitmentRung({ node }: { readonly node: Node }) {
  if (node.withheld !== null) {
    return (
      <Rung title="Bounds and encoding">
        <p>
          Node {node.node} signed nothing: {node.withheld.reason}. <span className="hex muted">{node.withheld.code}</span>
        </p>
      </Rung>
    );
  }
  if (node.bounds.length === 0 && node.encodings.length === 0) return null;
  return (
    <Rung title="Bounds and encoding">
      <dl className="lines">
        {node.bounds.map(({ field, requested, value, limit, check }) => (
          <div className="line" key={`bound ${field}`}>
            <dt>
              Inside governance's bounds
              <span className="line-note">{limitWords(limit, fieldWords(field).show(requested))}</span>
            </dt>
            <dd className="number" title={String(value)}>
              {fieldWords(field).show(value)} <CheckMark check={check} />
            </dd>
          </div>
        ))}
        {node.encodings.map(({ field, encoded, committed, clamped, check }) => (
          <div className="line line-integer" key={`encoding ${field}`}>
            <dt>
              Signed integer
              <span className="line-note">
                {clamped ? `encoded as ${encoded}, held by the integer bounds` : "encoded once, as it is signed"}
              </span>
            </dt>
            <dd className="hex">
              {committed} <CheckMark check={check} />
            </dd>
          </div>
        ))}
      </dl>
    </Rung>
  );
}
