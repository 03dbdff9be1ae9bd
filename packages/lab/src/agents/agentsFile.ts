/** Lowest and highest value in a group; members take geometric steps between them. */
export type Range = readonly [number, number];

/** What all noise and momentum traders share. */
export interface FlowParameters {
  /** Half-life of the common sentiment. */
  readonly sentimentHalfLifeHours: number;
  /** Share of each noise trader's position variance that is common. */
  readonly sentimentShare: number;
  readonly fastHalfLifeHours: number;
  /** Share of each noise trader's position variance that comes and goes within minutes. */
  readonly fastShare: number;
  /** Positions are cut at this many standard deviations. */
  readonly boundSd: number;
  /** Smaller orders wait; fraction of the skew scale. */
  readonly minimumOrder: number;
}

/** A group of traders whose wishes wander on their own. Positions are fractions of the skew scale. */
export interface NoiseGroup {
  readonly name: string;
  readonly count: number;
  readonly positionSd: Range;
  readonly halfLifeHours: Range;
  /** Chance of looking at the market in one round. */
  readonly activity: number;
  /** Deposit over the notional of the largest position. */
  readonly collateralRatio: number;
  /** Limit price distance from the outside price, fraction. */
  readonly limitTolerance: number;
}

/** A group of trend followers. Positions are fractions of the skew scale. */
export interface MomentumGroup {
  readonly name: string;
  readonly count: number;
  readonly maxPosition: Range;
  readonly lookbackMinutes: Range;
  readonly activity: number;
  /** Trend in standard deviations at which the position reaches tanh(1) of the largest. */
  readonly saturation: number;
  /** Change of the wished position that is worth an order, fraction of the largest. */
  readonly deadband: number;
  readonly collateralRatio: number;
  readonly limitTolerance: number;
}

/** What every arbitrageur believes of premium and funding: a fast part that reverts and a slow part that stays. */
export interface ArbitrageBeliefs {
  readonly fastShare: number;
  readonly fastHalfLifeHours: number;
}

/** One arbitrageur. Costs are fractions of notional, positions fractions of the skew scale. */
export interface ArbitrageParameters {
  readonly name: string;
  readonly maxPosition: number;
  readonly horizonHours: number;
  /** Entering and leaving the hedge on an outside venue, together. */
  readonly hedgeCost: number;
  readonly capitalCostPerYear: number;
  readonly requiredEdge: number;
  /** Mean time between two looks at the market. */
  readonly attentionSeconds: number;
  /** Order size per unit of edge, in skew scales; half is the optimum of a single trade by a single arbitrageur. */
  readonly speed: number;
  readonly minimumOrder: number;
  readonly collateralRatio: number;
  readonly limitTolerance: number;
}

/** The committed agents file; argued in `docs/concepts/agents.md`. */
export interface AgentsFile {
  readonly version: 1;
  readonly flow: FlowParameters;
  readonly noise: readonly NoiseGroup[];
  readonly momentum: readonly MomentumGroup[];
  readonly beliefs: ArbitrageBeliefs;
  readonly arbitrage: readonly ArbitrageParameters[];
}
