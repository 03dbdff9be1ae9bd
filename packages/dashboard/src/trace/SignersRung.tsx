import type { ExplainReply } from "@evenkeel/engine/api/wire";
import { fieldWords } from "../words/fieldWords.ts";
import { shortHex } from "../words/format.ts";
import { CheckMark } from "./CheckMark.tsx";
import { Rung } from "./Rung.tsx";
import { fromFixed } from "./tracedValue.ts";

export interface SignersRungProps {
  readonly line: ExplainReply["fields"][number];
  readonly signers: ExplainReply["signers"];
}

/** Each signer's integer, and the lower median of those in the bundle. */
export function SignersRung({ line, signers }: SignersRungProps) {
  const { field, decimals, byNode, median } = line;
  const { label, show } = fieldWords(field);
  const carried = byNode.filter(({ inBundle }) => inBundle).length;
  if (byNode.length === 0) {
    return (
      <Rung title="Signed">
        <p className="muted">Nobody signed this round.</p>
      </Rung>
    );
  }
  return (
    <Rung title="Signed" note={`${label}, ${carried} of ${byNode.length} in the bundle`}>
      <dl className="lines">
        {byNode.map(({ node, value, inBundle, check }) => {
          const signer = signers.find((one) => one.node === node);
          return (
            <div className={`line line-integer${inBundle ? "" : " line-out"}`} key={node}>
              <dt>
                Node {node} <span className="number">{show(fromFixed(value, decimals))}</span>
                <span className="line-note">
                  <span className="hex" title={signer?.signer}>
                    {shortHex(signer?.signer ?? "")}
                  </span>
                  , {inBundle ? "in the bundle" : "signed, not needed"}
                  {signer?.signatureValid === true && ", signature holds"}
                  {signer?.signatureValid === false && <b className="check-differs">, signature does not hold</b>}
                </span>
              </dt>
              <dd className="hex">
                {value} <CheckMark check={check} />
              </dd>
            </div>
          );
        })}
        <div className="line line-integer line-result">
          <dt>
            Lower median <span className="number">{median === null ? "" : show(fromFixed(median, decimals))}</span>
          </dt>
          <dd className="hex">{median ?? "nothing was sent"}</dd>
        </div>
      </dl>
    </Rung>
  );
}
