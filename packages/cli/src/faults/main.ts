// `npm run faults`: plays every fault and writes its outcome to docs/evidence/faults.md; exits with 1 when a promise is broken.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Command } from "commander";
import { parseSeed } from "../parseOptions.ts";
import { reportFailure } from "../reportFailure.ts";
import { FAULT_CASES, FAULT_FROM, FAULT_TO } from "./faultCases.ts";
import { brokenPromises } from "./judgeFault.ts";
import { type FaultOutcome, playFault } from "./playFault.ts";

const PAGE = fileURLToPath(new URL("../../../../docs/evidence/faults.md", import.meta.url));

function line(name: string, promise: string, outcome: FaultOutcome, broken: readonly string[]): string {
  const { landed, rounds, landedDuring, indexErrorBp, meanAbsBasisBp, closedSeconds, reasons, reopenedAfterSeconds } = outcome;
  const { liquidationsInGap, trades, brokenSubmissions, violations } = outcome;
  const closed = reasons.length === 0 ? "-" : `${closedSeconds} s (${reasons.join(", ")})`;
  return `| ${name} | ${promise} | ${landed} of ${rounds} (${(landedDuring * 100).toFixed(0)} %) | ${indexErrorBp.toFixed(1)} | ${meanAbsBasisBp.toFixed(1)} | ${closed} | ${reopenedAfterSeconds === null ? "-" : `${reopenedAfterSeconds} s`} | ${liquidationsInGap} | ${trades} | ${brokenSubmissions} | ${violations} | ${broken.length === 0 ? "kept" : `**${broken.join("; ")}**`} |`;
}

async function faults({ seed, only }: { readonly seed: number; readonly only?: string }): Promise<void> {
  const cases = FAULT_CASES.filter(({ name }) => only === undefined || name === "none" || name.includes(only));
  const lines: string[] = [];
  let calm: FaultOutcome | null = null;
  let failures = 0;
  for (const one of cases) {
    const outcome = await playFault(one.spec, seed);
    calm ??= outcome;
    const broken = brokenPromises(one, outcome, calm);
    failures += broken.length;
    lines.push(line(one.name, one.promise, outcome, broken));
    console.log(`${one.name}: ${broken.length === 0 ? "kept" : broken.join("; ")}`);
  }
  const text = [
    "# Faults and what becomes of them",
    "",
    `\`npm run faults\` plays the first forty minutes of the bundled scenario (seed ${seed}, gen2) once per fault; the fault holds from second ${FAULT_FROM} to ${FAULT_TO}. "Closed" counts the time after the first minute in which the market was not fully open; liquidations in the gap are those while no round arrived or within the grace after it. Where nothing arrives, the index in force grows old: nobody can open a position or be liquidated on it.`,
    "",
    "| fault | promise | rounds landed (while it held) | index off the raw median, max bp | mean \\|basis\\| bp | closed | reopened after | liquidations in the gap | trades | broken submissions | invariants violated | |",
    "|---|---|---|---|---|---|---|---|---|---|---|---|",
    ...lines,
  ];
  if (only === undefined) writeFileSync(PAGE, `${text.join("\n")}\n`);
  process.exitCode = failures === 0 ? 0 : 1;
}

await new Command("faults")
  .description("plays every fault on the bundled scenario and writes docs/evidence/faults.md")
  .option("--seed <n>", "seed of the runs", parseSeed, 1)
  .option("--only <text>", "only faults whose name holds this text; the page is not written")
  .action(faults)
  .parseAsync()
  .catch((error: unknown) => {
    process.exitCode = reportFailure(error, false, process.stderr);
  });
