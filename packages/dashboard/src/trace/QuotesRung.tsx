import type { ExplainReply } from "@evenkeel/engine/api/wire";
import { formatDuration, formatNumber, formatPercent, formatPrice } from "../words/format.ts";
import { reasonWords } from "../words/reasonWords.ts";
import { CheckMark } from "./CheckMark.tsx";
import { Rung } from "./Rung.tsx";

/** Trust is worth a word below this. */
const FULL_TRUST = 0.995;

type Node = ExplainReply["nodes"][number];
type Source = Node["sources"][number];

/** Every source of the index and of its conversions: what it said, how much it counts, or why it does not. */
export function QuotesRung({ node }: { readonly node: Node }) {
  const used = node.sources.filter(({ status }) => status === "used").length;
  return (
    <Rung title="Quotes" note={`${used} of ${node.sources.length} count at node ${node.node}`}>
      <div className="scroll">
        <table className="table trace-quotes">
          <thead>
            <tr>
              <th scope="col">Source</th>
              <th scope="col" className="end">
                Quoted
              </th>
              <th scope="col" className="end wide-only">
                Converted
              </th>
              <th scope="col" className="end wide-only">
                Age
              </th>
              <th scope="col" className="end">
                Weight
              </th>
              <th scope="col">Status</th>
              <th scope="col">
                <span className="sr-only">Recomputed</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {node.sources.map((source) => (
              <SourceRow key={`${source.leg} ${source.venue} ${source.pair}`} source={source} />
            ))}
          </tbody>
        </table>
      </div>
      <Refused refused={node.refusedQuotes} />
    </Rung>
  );
}

function SourceRow({ source }: { readonly source: Source }) {
  const { leg, venue, pair, raw, converted, ageMillis, trust, weight, clamped, status, quote, check } = source;
  const used = status === "used";
  const row = quote === null ? undefined : `journal row ${quote.seq}: bid ${quote.bid}, ask ${quote.ask}`;
  return (
    <tr className={used ? undefined : "row-out"}>
      <th scope="row" title={row}>
        {venue} <span className="pair">{pair}</span>
      </th>
      <td className="number end">{formatPrice(raw)}</td>
      <td className="number end wide-only">{leg === null ? formatPrice(converted) : "–"}</td>
      <td className="number end wide-only">{formatDuration(ageMillis === null ? null : ageMillis / 1000)}</td>
      <td className="number end">{formatPercent(weight, 1)}</td>
      <td className="wrap">
        <span className={`mark mark-${used ? "used" : status === "missing" ? "missing" : "rejected"}`} aria-hidden="true" />
        {used ? (leg === null ? "Counts" : `Counts for ${leg}`) : reasonWords(status)}
        {clamped && ", clamped"}
        {used && trust < FULL_TRUST && `, trusted ${formatPercent(trust, 0)}`}
      </td>
      <td className="end">
        <CheckMark check={check} />
      </td>
    </tr>
  );
}

/** Quotes that were refused in this round, by venue and reason. */
function Refused({ refused }: { readonly refused: Node["refusedQuotes"] }) {
  if (refused.length === 0) return null;
  const counts = new Map<string, number>();
  for (const { venue, pair, code } of refused) {
    const key = `${venue} ${pair}: ${reasonWords(code).toLowerCase()}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return (
    <p className="rung-foot">
      Refused in this round:{" "}
      {[...counts].map(([what, count]) => `${what}${count > 1 ? ` (${formatNumber(count)} quotes)` : ""}`).join("; ")}.
    </p>
  );
}
