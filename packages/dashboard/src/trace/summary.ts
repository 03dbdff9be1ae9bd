import type { ExplainReply } from "@evenkeel/engine/api/wire";
import { formatNumber } from "../words/format.ts";
import { limitWords } from "./limitWords.ts";

/** What decided a number, in a sentence or two: which limit bit, whose median it is, and what the chain did. */
export function summary({ nodes, fields, transaction, round }: ExplainReply, field: string): string {
  const node = nodes.find(({ withheld }) => withheld === null);
  const line = fields.find((one) => one.field === field) ?? fields[0];
  return [bit(node, field), median(line), chain(transaction, line, round)].filter(Boolean).join(" ");
}

function bit(node: ExplainReply["nodes"][number] | undefined, field: string): string {
  if (node === undefined) return "";
  const law = field === "fundingRate" ? node.stages.find(({ stage, name }) => stage === "funding" && name === "limited")?.note : undefined;
  const bound = node.bounds.find((one) => one.field === field && one.limit !== "none");
  const guard = field === "index" ? node.stages.find(({ stage, name }) => stage === "index" && name === "index")?.note : undefined;
  const held = bound === undefined ? "" : limitWords(bound.limit, "more").replace("; asked for more", "");
  const parts = [law, guard, held].filter((part) => part !== undefined && part !== "");
  return parts.length === 0 ? "" : sentence(parts.join(", "));
}

function median(line: ExplainReply["fields"][number] | undefined): string {
  const carried = line?.byNode.filter(({ inBundle }) => inBundle) ?? [];
  if (carried.length === 0) return "";
  const values = carried.map(({ value }) => BigInt(value));
  const apart = values.some((value) => value !== values[0]);
  return apart ? `The median of ${carried.length} signed values.` : `${carried.length} nodes signed the same integer.`;
}

function chain(transaction: ExplainReply["transaction"], line: ExplainReply["fields"][number] | undefined, round: number): string {
  if (transaction === null) {
    const since = line?.inForce;
    return since === null || since === undefined
      ? "This round was not sent, and nothing is in force yet."
      : `This round was not sent; the value in force is that of round ${formatNumber(since.round)}.`;
  }
  if (transaction.ok === false) return "The chain refused it.";
  if (transaction.valid === false) return `Round ${formatNumber(round)} was stored as invalid.`;
  if (line?.clamped === true) return "The chain's bounds moved it.";
  return `Accepted in block ${formatNumber(transaction.blockNumber)}.`;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
