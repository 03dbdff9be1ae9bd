import type { FundingDecision } from "./fundingEngine.ts";

const BP = 10_000;
const shown = (value: number | null): string => (value === null ? "none" : `${Number((value * BP).toPrecision(6))} bp`);

/**
 * One line per stage of a decision, in plain words: which input was missing, which damper and which cap decided.
 *
 * @example
 * explainFunding(decision)[3] // "damper: pinned, 1 bp of the period of 28800 s"
 */
export function explainFunding(decision: FundingDecision): string[] {
  const { missing, samples, emptySamples, capsBit, sides } = decision;
  return [
    `signal: ${shown(decision.signal)}${missing.length > 0 ? `, missing ${missing.join(", ")}` : ""}`,
    `average: ${shown(decision.average)} of ${samples} samples${emptySamples > 0 ? `, ${emptySamples} without a value` : ""}`,
    `law: ${shown(decision.raw)} (${decision.move})`,
    `damper: ${decision.damper}, ${shown(decision.damped)} of the period of ${decision.periodSeconds} s`,
    `caps: ${capsBit.length === 0 ? "none" : capsBit.join(", ")}, ${shown(decision.rate)}`,
    `accrual: ${decision.status === "idle" ? "nothing, for want of samples" : `${shown(decision.ratePerInterval)} every ${decision.intervalSeconds} s`}; long ${sides.long} and short ${sides.short} per second`,
    `parameters: ${decision.system} ${decision.version}`,
  ];
}
