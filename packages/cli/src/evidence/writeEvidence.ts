import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { PolicyName } from "@evenkeel/core";
import { type ArmSummary, type GateOutcome, judge, type Rows, summarise } from "./armSummary.ts";
import { drawBasis, drawRatios } from "./drawEvidence.ts";
import { jobsOf } from "./job.ts";
import type { PairedRatio } from "./pairedRatio.ts";
import type { Protocol } from "./protocol.ts";
import type { EvidenceRow } from "./rows.ts";

const number = (value: number | undefined, digits = 2): string =>
  value === undefined || !Number.isFinite(value) ? "-" : value.toFixed(digits);
const whole = (value: number | undefined): string =>
  value === undefined || !Number.isFinite(value) ? "-" : Math.round(value).toLocaleString("en-US");

function interval(ratio: PairedRatio | null): string {
  if (ratio === null) return "-";
  const range = ratio.low === null ? "" : ` (${number(ratio.low, 3)} to ${number(ratio.high ?? undefined, 3)})`;
  return `${number(ratio.ratio, 3)}${range}`;
}

function gateLine({ gate, ratio, passed, wanted }: GateOutcome): string {
  const limit = gate.upperAtMost === undefined ? `1 within ${(gate.within ?? 0) * 100} %` : `upper end <= ${gate.upperAtMost}`;
  return `| ${gate.arm} | ${gate.of} / ${gate.over} | ${limit} | ${interval(ratio)} | ${ratio?.pairs ?? 0} of ${wanted} | ${passed ? "passed" : "**missed**"} |`;
}

function armTable({ arm, means, ratio }: ArmSummary): string[] {
  const base = arm.policies[0] ?? "none";
  const lines = [...means].map(([policy, m]) => {
    const over = (other: PolicyName) => (policy === other || !arm.policies.includes(other) ? "-" : interval(ratio(policy, other)));
    const share = (name: "trades" | "openInterestNotional") => number(m[name] / (means.get(base)?.[name] ?? Number.NaN));
    return `| ${policy} | ${m.runs} | ${number(m.meanAbsBp)} | ${number(m.p99AbsBp)} | ${over("none")} | ${policy === "gen2" ? over("gen1") : "-"} | ${whole(m.fundingPaid)} | ${whole(m.trades)} (${share("trades")}) | ${whole(m.openInterestNotional)} (${share("openInterestNotional")}) | ${number(m.liquidations, 1)} | ${whole(m.badDebt)} | ${whole(m.invariantViolations)} of ${whole(m.invariantsChecked)} |`;
  });
  return [
    `### ${arm.name}`,
    "",
    `| policy | runs | mean \\|basis\\| bp | p99 bp | over none (95 %) | over gen1 (95 %) | funding paid | trades (over ${base}) | open interest (over ${base}) | liquidations | bad debt | invariants violated |`,
    "|---|---|---|---|---|---|---|---|---|---|---|---|",
    ...lines,
    "",
  ];
}

function participation({ participation: least }: Protocol, summaries: readonly ArmSummary[]): string[] {
  return summaries.flatMap(({ arm, means }) => {
    const none = means.get("none");
    const gen2 = means.get("gen2");
    if (none === undefined || gen2 === undefined) return [];
    const trades = gen2.trades / none.trades;
    const open = gen2.openInterestNotional / none.openInterestNotional;
    const kept = trades >= least.trades && open >= least.openInterest;
    return [`| ${arm.name} | ${number(trades)} | ${number(open)} | ${kept ? "kept" : "**lost**"} |`];
  });
}

/**
 * Writes `README.md` and the pictures from the rows; rows of another protocol are left out, rows of other code are named.
 *
 * @param code hash of the code as it is now
 * @returns the verdict, a line each
 */
export function writeEvidence(
  folder: string,
  protocol: Protocol,
  protocolHash: string,
  all: ReadonlyMap<string, EvidenceRow>,
  code: string,
): string[] {
  const rows: Rows = new Map([...all].filter(([, row]) => row.protocol === protocolHash));
  const summaries = protocol.arms.map((arm) => summarise(rows, arm));
  const outcomes = judge(protocol, summaries);
  const codes = new Map<string, number>();
  for (const row of rows.values()) codes.set(row.code, (codes.get(row.code) ?? 0) + 1);
  const made = [...codes].map(([hash, count]) => `${count} by ${hash.slice(0, 12)}${hash === code ? " (this code)" : ""}`);
  const nodes = [...new Set([...rows.values()].map(({ node }) => node))].join(", ");
  writeFileSync(join(folder, "ratios.svg"), drawRatios(summaries));
  writeFileSync(join(folder, "basis.svg"), drawBasis(rows, protocol));
  const text = [
    `# Evidence: ${protocol.title.toLowerCase()}`,
    "",
    protocol.claim,
    "",
    `\`npm run evidence\` plays what is missing (two processes, one row per run in \`rows.jsonl\`, resumable) and writes this page. Protocol: \`packages/cli/src/evidence/protocol.json\`, sha256 \`${protocolHash}\`. Runs: ${rows.size} of ${jobsOf(protocol).length} (${made.join(", ")}), Node ${nodes}. Agents file sha256 \`${protocol.agentsSha256}\`.`,
    "",
    `- Metric: ${protocol.metric}.`,
    `- Inference: ${protocol.inference}.`,
    ...Object.entries(protocol.scenarios).map(([name, { about }]) => `- \`${name}\`: ${about}.`),
    "",
    "## Gates",
    "",
    "| arm | ratio | gate | measured (95 %) | pairs | |",
    "|---|---|---|---|---|---|",
    ...outcomes.map(gateLine),
    "",
    "![Ratios of mean |basis| over none, by arm, with 95 % intervals](ratios.svg)",
    "",
    "## Participation",
    "",
    `Doing nothing must not win: trades at least ${protocol.participation.trades} and open interest at least ${protocol.participation.openInterest} of \`none\`.`,
    "",
    "| arm | trades | open interest | |",
    "|---|---|---|---|",
    ...participation(protocol, summaries),
    "",
    "## Every arm",
    "",
    "![Mean |basis| of every run](basis.svg)",
    "",
    ...summaries.filter(({ means }) => means.size > 0).flatMap(armTable),
  ];
  writeFileSync(join(folder, "README.md"), `${text.join("\n")}\n`);
  return outcomes.map(
    ({ gate, ratio, passed }) => `${passed ? "passed" : "MISSED"}  ${gate.arm}: ${gate.of}/${gate.over} ${interval(ratio)}`,
  );
}
