/** Generation 1: one constant rate, whatever the basis does. */
export interface FixedRateParameters {
  readonly law: "fixedRate";
  /** Fraction per second; positive: longs pay. */
  readonly rate: number;
}

/** `P + clamp(I - P, -damper, +damper)` over the averaged premium, as most exchanges charge it. */
export interface ClampFormulaParameters {
  readonly law: "clampFormula";
  /** Interest `I` for one period, fraction. */
  readonly interest: number;
  /** Half-width of the damper, fraction of the price; 0.0005 is the usual 5 bp. */
  readonly damper: number;
  /** Seconds over which the formula's rate is paid; 28,800 for the usual 8 hours. */
  readonly periodSeconds: number;
}

/** `d(rate)/dt = maxVelocity * clamp(skew / scale, -1, 1)`; the rate rests where the skew is zero. */
export interface SkewVelocityParameters {
  readonly law: "skewVelocity";
  /** Fraction per second, per second. */
  readonly maxVelocity: number;
  /** Base units of skew at which the velocity is at its maximum. */
  readonly scale: number;
}

/** Ours: proportional to the averaged premium plus a leaky integral of it, outside a dead band that volatility widens. */
export interface LeakyPiParameters {
  readonly law: "leakyPi";
  /** Fraction per second of funding per unit of premium, so 1/seconds. */
  readonly proportionalGain: number;
  /** Fraction per second of funding per unit of premium times seconds, so 1/seconds squared. */
  readonly integralGain: number;
  /** Time constant of the integral's leak; finite by design. */
  readonly leakSeconds: number;
  /** Premium that is left alone when volatility is zero, fraction. */
  readonly deadBand: number;
  /** Added dead band per unit of the volatility over one round. */
  readonly deadBandPerVolatility: number;
}

/** The law that turns the signal into a rate; every policy carries exactly one. */
export type FundingLaw = FixedRateParameters | ClampFormulaParameters | SkewVelocityParameters | LeakyPiParameters;

/** Signal, averaging, law, damper and cap of one market's funding; JSON-serialisable. */
export interface FundingParameters {
  readonly law: FundingLaw;
  /** Time constant of the averaged premium. */
  readonly averagingSeconds: number;
  /** Largest |rate|, fraction per second; see `fundingCap`. */
  readonly cap: number;
  /** Largest change of the rate, fraction per second, per second. */
  readonly maxStepPerSecond: number;
}
