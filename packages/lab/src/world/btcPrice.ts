import type { PriceParameters } from "./priceParameters.ts";

/** BTC in January 2025: 60 % a year, a sixth of it in jumps with tail index 3 (hourly Hill estimates are 2.3-3.4). */
export const btcPrice: PriceParameters = {
  initialPrice: 96_500,
  annualVolatility: 0.6,
  jumpVarianceShare: 0.16,
  jumpsPerDay: 24,
  jumpDegrees: 3,
  logVarianceSd: 0.5,
  logVarianceHalfLifeSeconds: 3600,
  crash: null,
};
