import type { Explanation, FieldExplanation } from "../explanation.ts";
import { figure, verdict } from "./figures.ts";
import { formatFixed } from "./formatFixed.ts";
import { formatTable } from "./formatTable.ts";

const DIGITS = 9;
const EIGHT_HOURS = 28_800;

/** Who signed, and whether the signature holds. */
export function signerLines({ signers }: Explanation): string[] {
  if (signers.length === 0) return ["", "Nobody signed this round."];
  const rows = signers.map(({ node, signer, inBundle, signatureValid }) => [
    `node ${node}`,
    signer,
    inBundle ? "in the bundle" : "not in the bundle",
    signatureValid === null ? "" : signatureValid ? "signature holds" : "SIGNATURE DOES NOT HOLD",
  ]);
  return ["", "Signed by", ...formatTable(rows)];
}

/** Signed integers as decimals, the median, and what the chain stored; one field alone is shown with every digit. */
export function fieldLines({ fields, field }: Explanation): string[] {
  const signed = fields[0]?.byNode ?? [];
  const [only] = fields;
  if (field !== null && only !== undefined) return oneField(only);
  if (signed.length === 0) return [];
  const show = (integer: string | null, decimals: number): string => (integer === null ? "-" : formatFixed(integer, decimals, DIGITS));
  const rows = fields.map((line) => [
    line.field,
    ...line.byNode.map(({ value }) => show(value, line.decimals)),
    show(line.median, line.decimals),
    show(line.accepted, line.decimals),
    verdict(line.check),
    remarks(line),
  ]);
  return ["", "Fields", ...formatTable([["field", ...signed.map(({ node }) => `node ${node}`), "median", "on chain", "", ""], ...rows])];
}

function oneField(line: FieldExplanation): string[] {
  const { field, byNode, median, accepted, check, bounds, inForce } = line;
  const rows = [
    ...byNode.map(({ node, value, inBundle, check: own }) => [
      `node ${node}`,
      value,
      inBundle ? "in the bundle" : "not in the bundle",
      verdict(own),
    ]),
    ["median", median ?? "-", "lower median of the bundle", ""],
    ["on chain", accepted ?? "-", remarks(line), verdict(check)],
    ["in force", inForce?.value ?? "-", inForce === null ? "nothing accepted yet" : `since round ${inForce.round}`, ""],
  ];
  const envelope =
    bounds === null
      ? []
      : [
          `  bounds ${figure(bounds.min)} to ${figure(bounds.max)}${bounds.maxStepPerSecond > 0 ? `, step ${figure(bounds.maxStepPerSecond)} a second` : ""}`,
        ];
  const unit = line.decimals === 0 ? line.unit : `10^-${line.decimals} ${line.unit}`;
  return ["", `${field} as integers, in ${unit}`, ...formatTable(rows), ...envelope];
}

function remarks({ field, kind, decimals, clamped, refused, accepted, median }: FieldExplanation): string {
  const rule = kind === "measurement" ? "gated, never clamped" : "inside bounds and step";
  return [
    clamped ? "clamped by bounds or step" : refused ? "outside its gate" : accepted === null ? "" : rule,
    perEightHours(field, accepted ?? median, decimals),
  ]
    .filter(Boolean)
    .join(", ");
}

function perEightHours(field: string, integer: string | null, decimals: number): string {
  if (integer === null || (field !== "fundingRate" && field !== "borrowRate")) return "";
  return `${((Number(integer) / 10 ** decimals) * EIGHT_HOURS * 100).toFixed(4)} % per 8 h`;
}

/** The market's own price after the block. */
export function markLines({ mark }: Explanation): string[] {
  if (mark === null) return [];
  const { at, index, indexRound, openInterestLong, openInterestShort, skewScale, basis, check } = mark;
  return [
    "",
    `Mark after the block of ${new Date(at).toISOString()}`,
    ...formatTable([
      ["index", figure(index), `of round ${indexRound}`],
      ["skew", figure(openInterestLong - openInterestShort), `long ${figure(openInterestLong)} - short ${figure(openInterestShort)}`],
      ["scale", figure(skewScale), "base units that move the mark by 100 %"],
      ["mark", figure(mark.mark), `index * (1 + skew / scale)${check === null ? "" : `, ${verdict(check)}`}`],
      ["basis", figure(basis), `mark / index - 1, ${(basis * 1e4).toFixed(3)} bp`],
    ]),
  ];
}

/** The transaction, its block, its gas and its result. */
export function chainLines({ transaction }: Explanation): string[] {
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
