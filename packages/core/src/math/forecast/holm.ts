import { domainError } from "../domain.ts";

/**
 * Adjusts p-values for having asked several questions (Holm 1979): reject where the result is at most the wanted level, and the chance of any
 * false rejection is at most that level, however the tests depend on each other.
 *
 * @param pValues one per question, each 0 to 1
 * @returns adjusted p-values in the same order
 * @throws EvenkeelError `MATH_DOMAIN`
 * @example
 * holm([0.01, 0.04, 0.03]) // [0.03, 0.06, 0.06]
 */
export function holm(pValues: readonly number[]): number[] {
  for (const p of pValues) if (!(p >= 0 && p <= 1)) throw domainError("pValues", p, "must lie between 0 and 1");
  const order = pValues.map((_, i) => i).sort((a, b) => (pValues[a] as number) - (pValues[b] as number));
  const adjusted = new Array<number>(pValues.length);
  let largest = 0;
  order.forEach((question, rank) => {
    largest = Math.max(largest, Math.min(1, (pValues.length - rank) * (pValues[question] as number)));
    adjusted[question] = largest;
  });
  return adjusted;
}
