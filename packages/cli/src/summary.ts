import type { Scorecard } from "@evenkeel/engine";

const bp = (value: number | null): string => (value === null ? "-" : `${value.toFixed(2)} bp`);
const count = (value: number): string => value.toLocaleString("en-US");
const percent = (value: number | null): string => (value === null ? "-" : `${(value * 100).toFixed(1)} %`);

/** The figures a reader wants first. */
export function headline(scorecard: Scorecard): { readonly label: string; readonly value: string }[] {
  const { basis, solvency, gas, invariants } = scorecard;
  return [
    { label: "Mean |basis| (5 min)", value: bp(basis.meanAbsBp) },
    { label: "p99 |basis|", value: bp(basis.p99AbsBp) },
    { label: "Outside the band", value: percent(basis.outsideBandShare) },
    { label: "Rounds landed", value: `${count(scorecard.updates.landed)} of ${count(scorecard.rounds)}` },
    { label: "Trades", value: count(scorecard.trades) },
    { label: "Liquidations", value: count(scorecard.liquidations) },
    { label: "Bad debt", value: solvency.badDebt.toFixed(2) },
    { label: "Gas per update", value: gas.marketUpdate === null ? "-" : count(Math.round(gas.marketUpdate)) },
    { label: "Invariants", value: `${count(invariants.checked)} checked, ${count(invariants.violations)} violated` },
  ];
}

/** Prints the headline and what was rejected, with reasons. */
export function printSummary(scorecard: Scorecard, say: (text: string) => void): void {
  say("");
  for (const { label, value } of headline(scorecard)) say(`  ${label.padEnd(22)} ${value}`);
  const { accepted, rejected } = scorecard.quotes;
  say(`  ${"Quotes accepted".padEnd(22)} ${count(accepted)}`);
  for (const [code, times] of Object.entries(rejected)) say(`  ${`  ${code}`.padEnd(22)} ${count(times)}`);
  say("");
}
