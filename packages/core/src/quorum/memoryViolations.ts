import { type Violation, within } from "../market/refuse.ts";
import type { MemoryParameters } from "./memoryParameters.ts";

/**
 * What is wrong with memory parameters: forgetting slower than `lambdaMin` would let f liars walk the honest range.
 *
 * @example
 * memoryViolations({ ...memory, integralLambda: 0 })[0]?.field // "memory.integralLambda"
 */
export function memoryViolations({ averageLambda, integralLambda, lambdaMin, ringRounds }: MemoryParameters): Violation[] {
  return [
    ...within("memory.lambdaMin", lambdaMin, 0, 1, true),
    ...within("memory.averageLambda", averageLambda, lambdaMin, 1),
    ...within("memory.integralLambda", integralLambda, lambdaMin, 1),
    ...within("memory.ringRounds", ringRounds, 1, 1_000),
  ];
}
