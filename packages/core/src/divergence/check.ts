import { refuse, within } from "../market/refuse.ts";
import type { DivergenceParameters } from "./parameters.ts";

/**
 * Refuses parameters of the divergence that break a rule, all violations at once.
 *
 * @throws EvenkeelError `DIVERGENCE_PARAMETERS`
 */
export function checkDivergenceParameters(p: DivergenceParameters): void {
  const positive = (field: string, value: number) => within(field, value, 0, Infinity, true);
  const { halfLife } = p;
  refuse("DIVERGENCE_PARAMETERS", [
    ...positive("averageHalfLifeMillis", p.averageHalfLifeMillis),
    ...positive("horizonSeconds", p.horizonSeconds),
    ...positive("minimumScale", p.minimumScale),
    ...within("band", p.band, 0, Infinity),
    ...positive("persistenceHalfLifeMillis", p.persistenceHalfLifeMillis),
    ...positive("halfLife.gridMillis", halfLife.gridMillis),
    ...within("halfLife.shortLag", halfLife.shortLag, 1, Infinity),
    ...within("halfLife.longLag", halfLife.longLag, halfLife.shortLag, Infinity, true),
    ...positive("halfLife.memoryHalfLifeMillis", halfLife.memoryHalfLifeMillis),
    ...within("halfLife.minimumSamples", halfLife.minimumSamples, 1, Infinity),
  ]);
}
