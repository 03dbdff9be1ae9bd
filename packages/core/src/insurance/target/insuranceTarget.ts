import { refuse, within } from "../../market/refuse.ts";

/** A crisis that the fund must survive by decision, e.g. "10 October 2025 at today's open interest". */
export interface NamedScenario {
  readonly name: string;
  /** Bad debt it would leave, quote currency. */
  readonly badDebt: number;
}

/** Quote currency. */
export interface InsuranceTarget {
  readonly target: number;
  /** `"expectedShortfall"`, or the name of the scenario that needs more. */
  readonly setBy: string;
}

/**
 * Size an insurance fund aims at: the larger of the expected shortfall over its refill horizon and the worst named scenario.
 *
 * The statistic answers for what is frequent, the scenario for what a sample is too short to hold ("Cover 2" of clearing houses is one). Source:
 * DESIGN section 5.
 *
 * @param expectedShortfall over the time the fund needs to refill, from `compoundShortfall`
 * @param scenarios may be empty
 * @throws EvenkeelError `INSURANCE_INPUT`
 * @example
 * insuranceTarget(4e6, [{ name: "JELLY", badDebt: 12e6 }]) // { target: 12e6, setBy: "JELLY" }
 */
export function insuranceTarget(expectedShortfall: number, scenarios: readonly NamedScenario[]): InsuranceTarget {
  refuse("INSURANCE_INPUT", [
    ...within("expectedShortfall", expectedShortfall, 0, Number.MAX_VALUE),
    ...scenarios.flatMap(({ badDebt }, i) => within(`scenarios[${i}].badDebt`, badDebt, 0, Number.MAX_VALUE)),
  ]);
  return scenarios.reduce<InsuranceTarget>(
    (worst, { name, badDebt }) => (badDebt > worst.target ? { target: badDebt, setBy: name } : worst),
    { target: expectedShortfall, setBy: "expectedShortfall" },
  );
}
