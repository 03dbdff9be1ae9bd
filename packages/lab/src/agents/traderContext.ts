/** What a trader needs to know of its market when it is made. */
export interface TraderContext {
  readonly seed: number;
  readonly id: number;
  readonly name: string;
  /** Base units. */
  readonly skewScale: number;
  readonly roundSeconds: number;
  /** Quote per base; only sizes the deposit. */
  readonly referencePrice: number;
}
