import { checkDivergenceParameters } from "./divergence/check.ts";
import { governanceViolations } from "./governance/governanceViolations.ts";
import { checkPriceParameters } from "./index/check.ts";
import { refuse, within } from "./market/refuse.ts";
import type { MarketParameters } from "./parameters.ts";
import { policyViolations } from "./policy/policyViolations.ts";
import { memoryViolations } from "./quorum/memoryViolations.ts";
import { checkVolatilityParameters } from "./volatility/check.ts";

/**
 * Refuses parameters that contradict themselves, all violations of a stage at once.
 *
 * @throws EvenkeelError INDEX_PARAMETERS, DIVERGENCE_PARAMETERS, VOLATILITY_PARAMETERS or MARKET_PARAMETERS
 * @example
 * checkMarketParameters(defaultMarketParameters(description, "gen2")) // passes
 */
export function checkMarketParameters(parameters: MarketParameters): void {
  checkPriceParameters(parameters.price);
  checkDivergenceParameters(parameters.divergence);
  checkVolatilityParameters(parameters.volatility);
  refuse("MARKET_PARAMETERS", [
    ...policyViolations(parameters),
    ...memoryViolations(parameters.memory),
    ...governanceViolations(parameters.governance),
    ...within("funding.cap", parameters.funding.cap, 0, parameters.governance.rules.fundingCap),
    ...within("indexAverageHalfLifeMillis", parameters.indexAverageHalfLifeMillis, 0, Number.POSITIVE_INFINITY, true),
  ]);
}
