/** Memory that feeds a signed field: how fast it forgets and how far back a node's own contributions are kept. */
export interface MemoryParameters {
  /** Share of the averaged premium forgotten per round, at least `lambdaMin`. */
  readonly averageLambda: number;
  /** Share of the integral forgotten per round, at least `lambdaMin`. */
  readonly integralLambda: number;
  /** Smallest allowed share; total bias of f liars stays below dispersion / lambda. */
  readonly lambdaMin: number;
  /** Rounds of own contributions kept while the chain has not accepted them. */
  readonly ringRounds: number;
}
