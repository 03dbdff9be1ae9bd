import { refuse, within } from "../../market/refuse.ts";

/** How fees follow coverage (balance / target). */
export interface FeeSplitParameters {
  /** Share of fees while the fund is empty, 0 to 1. */
  readonly maxShare: number;
  /** Share once the target is reached, at most `maxShare`. */
  readonly minShare: number;
  /** Coverage above which the excess flows back, at least 1. */
  readonly surplusCoverage: number;
}

/** What one fund takes, and what it gives back. */
export interface FeeSplit {
  /** balance / target; infinite for a target of zero. */
  readonly coverage: number;
  /** Share of fees to the fund, fraction. */
  readonly share: number;
  /** Balance above `surplusCoverage` targets, quote currency: it flows back to those who paid the fees. */
  readonly surplus: number;
}

/**
 * Share of fees that an insurance fund takes: falling linearly with its coverage, so that an empty fund refills fast and a full one costs little.
 *
 * @param balance Quote currency.
 * @param target Quote currency, from `insuranceTarget`.
 * @throws EvenkeelError `INSURANCE_INPUT`
 * @example
 * feeSplit(500, 1_000, { maxShare: 0.5, minShare: 0.1, surplusCoverage: 1.25 }) // { coverage: 0.5, share: 0.3, surplus: 0 }
 */
export function feeSplit(balance: number, target: number, parameters: FeeSplitParameters): FeeSplit {
  const { maxShare, minShare, surplusCoverage } = parameters;
  refuse("INSURANCE_INPUT", [
    ...within("balance", balance, 0, Number.MAX_VALUE),
    ...within("target", target, 0, Number.MAX_VALUE),
    ...within("maxShare", maxShare, 0, 1),
    ...within("minShare", minShare, 0, maxShare),
    ...within("surplusCoverage", surplusCoverage, 1, Number.MAX_VALUE),
  ]);
  const coverage = target === 0 ? Number.POSITIVE_INFINITY : balance / target;
  const reached = Math.min(1, coverage);
  const share = maxShare * (1 - reached) + minShare * reached;
  return { coverage, share, surplus: Math.max(0, balance - surplusCoverage * target) };
}
