/** Borrow rate of the side with more open interest, paid to the pool; JSON-serialisable. */
export interface InterestParameters {
  /** Fraction per second at zero utilisation. */
  readonly base: number;
  /** Added fraction per second when utilisation reaches the kink. */
  readonly slopeBelow: number;
  /** Added fraction per second from the kink to full utilisation. */
  readonly slopeAbove: number;
  /** Utilisation at which the curve steepens, 0 to 1 exclusive. */
  readonly kink: number;
  /** Share of the room up to `max` that a premium at `parityPremium` fills; 0 switches parity off. */
  readonly parityShare: number;
  /** |premium| at which the parity part is full, fraction. */
  readonly parityPremium: number;
  /** Largest rate, fraction per second. */
  readonly max: number;
}
