import type { FaultCase, FaultPromise } from "./faultCases.ts";
import type { FaultOutcome } from "./playFault.ts";

/** Farthest that the index in force may be from the raw venue median while rounds arrive, basis points. */
const INDEX_ERROR_BP = 25;
/** Why the market is not fully open at some time of the run, by what is promised. */
const CLOSED_BY: Partial<Record<FaultPromise, string>> = { "reduce-only, resumes": "NoDelivery", "grace, resumes": "Grace" };

/**
 * What an outcome breaks of its promise; empty when it keeps it.
 *
 * @param calm the undisturbed run, for the fault that must change nothing
 */
export function brokenPromises({ promise }: FaultCase, outcome: FaultOutcome, calm: FaultOutcome): string[] {
  const broken: string[] = [];
  const need = (holds: boolean, what: string): void => {
    if (!holds) broken.push(what);
  };
  need(outcome.violations === 0, `${outcome.violations} invariants violated`);
  need(outcome.liquidationsInGap === 0, `${outcome.liquidationsInGap} liquidations in the gap`);
  need(outcome.normalAtEnd, "not fully open at the end");
  if (promise === "identical") need(outcome.fingerprint === calm.fingerprint, "another result than the undisturbed run");
  const seen = CLOSED_BY[promise];
  if (seen !== undefined) {
    // Nothing arrives, so the index in force grows old; nobody can open or be liquidated on it.
    need(outcome.reasons.includes(seen), `${seen} not seen`);
    need(outcome.reasons.includes("Grace"), "resumed without a period of grace");
    need((outcome.reopenedAfterSeconds ?? 0) <= 600, "did not reopen within ten minutes");
  } else {
    need(outcome.indexErrorBp <= INDEX_ERROR_BP, `index ${outcome.indexErrorBp.toFixed(1)} bp off`);
    need(outcome.landedDuring >= 0.5, `only ${(outcome.landedDuring * 100).toFixed(0)} % of rounds landed`);
    need(!outcome.reasons.includes("NoDelivery"), "no-delivery rule without need");
  }
  return broken;
}
