import type { Explanation, FieldExplanation, NodeExplanation } from "./explanation.ts";
import { formatFixed } from "./formatFixed.ts";
import { formatTable } from "./formatTable.ts";

const DIGITS = 9;
const EIGHT_HOURS = 28_800;

/**
 * An explanation as text to be read from the venues down to the chain.
 *
 * @param options `node` chooses whose quotes and stages are shown in full; the first one that assessed the round when absent.
 */
export function formatExplanation(explanation: Explanation, options: { readonly node?: number } = {}): string {
  const { market, round, at, nodes } = explanation;
  const shown = nodes.find(({ node }) => node === options.node) ?? nodes.find(({ withheld }) => withheld === null) ?? nodes[0];
  return [
    `${market}, round ${round}, assessed ${new Date(at).toISOString()}`,
    ...(shown === undefined ? ["", "No trace of this round was journalled."] : nodeLines(shown)),
    ...withheldLines(nodes),
    ...signerLines(explanation),
    ...fieldLines(explanation.fields),
    ...chainLines(explanation),
    "",
  ].join("\n");
}

function nodeLines({ node, sources, stages, bounds }: NodeExplanation): string[] {
  const quotes = sources.map(({ leg, venue, pair, raw, converted, ageMillis, weight, clamped, status }) => [
    leg === null ? "index" : `leg ${leg}`,
    venue,
    pair,
    number(raw),
    number(converted),
    ageMillis === null ? "" : `${(ageMillis / 1000).toFixed(1)} s`,
    `${(weight * 100).toFixed(1)} %`,
    clamped ? `${status}, clamped` : status,
  ]);
  const limited = bounds.filter(({ limit }) => limit !== "none");
  return [
    "",
    `Quotes at node ${node}`,
    ...formatTable([["for", "venue", "pair", "quoted", "converted", "age", "weight", "status"], ...quotes]),
    "",
    `Stages at node ${node}`,
    ...formatTable(stages.map(({ stage, name, value, unit, note }) => [stage, name, number(value), unit, note])),
    "",
    limited.length === 0 ? "Bounds: every requested parameter was inside" : "Bounds",
    ...formatTable(limited.map(({ field, requested, value, limit }) => [field, number(requested), "->", number(value), limit])),
  ];
}

function withheldLines(nodes: readonly NodeExplanation[]): string[] {
  return nodes.flatMap(({ node, withheld }) =>
    withheld === null ? [] : ["", `Node ${node} signed nothing: ${withheld.code}, ${withheld.reason}`],
  );
}

function signerLines({ signers }: Explanation): string[] {
  if (signers.length === 0) return ["", "Nobody signed this round."];
  const rows = signers.map(({ node, signer, inBundle }) => [`node ${node}`, signer, inBundle ? "in the bundle" : "not in the bundle"]);
  return ["", "Signed by", ...formatTable(rows)];
}

function fieldLines(fields: readonly FieldExplanation[]): string[] {
  const nodes = fields[0]?.byNode.map(({ node }) => `node ${node}`) ?? [];
  if (nodes.length === 0) return [];
  const show = (integer: string | null, decimals: number): string => (integer === null ? "-" : formatFixed(integer, decimals, DIGITS));
  const rows = fields.map(({ field, decimals, byNode, median, accepted, clamped, refused }) => [
    field,
    ...byNode.map(({ value }) => show(value, decimals)),
    show(median, decimals),
    show(accepted, decimals),
    [clamped ? "clamped" : "", refused ? "outside its gate" : "", perEightHours(field, accepted ?? median, decimals)]
      .filter(Boolean)
      .join(", "),
  ]);
  return ["", "Fields", ...formatTable([["field", ...nodes, "median", "on chain", ""], ...rows])];
}

function perEightHours(field: string, integer: string | null, decimals: number): string {
  if (integer === null || (field !== "fundingRate" && field !== "borrowRate")) return "";
  return `${((Number(integer) / 10 ** decimals) * EIGHT_HOURS * 100).toFixed(4)} % per 8 h`;
}

function chainLines({ transaction }: Explanation): string[] {
  if (transaction === null) return ["", "Not sent to the chain: the update gate stayed shut, or there was no quorum."];
  const { hash, purpose, at, blockNumber, gasUsed, ok, valid, revertReason } = transaction;
  const rows = [
    ["transaction", hash],
    ["purpose", purpose],
  ];
  if (blockNumber === null) rows.push(["receipt", "none yet"]);
  else rows.push(["block", `${blockNumber}${at === null ? "" : ` at ${new Date(at).toISOString()}`}`], ["gas", gasUsed ?? "-"]);
  if (ok === false) rows.push(["result", `refused: ${revertReason ?? "unknown reason"}`]);
  else if (valid === false) rows.push(["result", "stored as invalid: a measurement is outside its gate, parameters keep their values"]);
  else if (valid === true) rows.push(["result", "accepted"]);
  return ["", "On chain", ...rows.map(([name = "", value = ""]) => `  ${name.padEnd(11)}  ${value}`)];
}

function number(value: number | null): string {
  if (value === null) return "-";
  return value !== 0 && Math.abs(value) < 1e-4 ? value.toExponential(4) : String(Number(value.toPrecision(DIGITS)));
}
