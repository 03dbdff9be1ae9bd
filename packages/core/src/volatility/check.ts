import { refuse, within } from "../market/refuse.ts";
import type { VolatilityParameters } from "./parameters.ts";

/**
 * Refuses parameters of the volatility that break a rule, all violations at once.
 *
 * @throws EvenkeelError `VOLATILITY_PARAMETERS`
 */
export function checkVolatilityParameters(p: VolatilityParameters): void {
  const positive = (field: string, value: number) => within(field, value, 0, Infinity, true);
  refuse("VOLATILITY_PARAMETERS", [
    ...positive("gridMillis", p.gridMillis),
    ...positive("halfLifeMillis", p.halfLifeMillis),
    ...within("slowHalfLifeMillis", p.slowHalfLifeMillis, p.halfLifeMillis, Infinity),
    ...within("slowReturnCap", p.slowReturnCap, 1, Infinity),
    ...within("floor", p.floor, 0, Infinity, true),
    ...within("slowCap", p.slowCap, p.floor, Infinity),
    ...within("initial", p.initial, p.floor, Infinity),
    ...within("maxGapMillis", p.maxGapMillis, p.gridMillis, Infinity),
  ]);
}
