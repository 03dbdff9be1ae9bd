/** Averages as last stored, what was seen since, and the book; prices in quote per base, times in seconds. Written by the caller, read by each call. */
export interface SpreadFundingInput {
  markAverage: number;
  markAverageAt: number;
  markPrice: number;
  oracleAverage: number;
  oracleAverageAt: number;
  oraclePrice: number;
  now: number;
  /** Window of both averages. */
  periodSeconds: number;
  /** Periods the daily premium is spread over, 24 for an hourly rate. */
  periodsPerDay: number;
  /** Constant share of the oracle added to the spread, 1/5000. */
  offset: number;
  /** Largest |spread| as a share of the oracle, 1/33 in the safest tier. */
  cap: number;
  /** Largest step of the oracle from its average that counts, 1/3. */
  band: number;
  /** Base units, neither negative. */
  longs: number;
  shorts: number;
  /** What the pool may spend on the side that receives, quote. */
  budget: number;
}

/** Rates of one period as fractions of the oracle's average; positive: longs pay. Written by each call. */
export interface SpreadFunding {
  markAverage: number;
  oracleAverage: number;
  /** What both sides would pay and get without a pool between them. */
  rate: number;
  long: number;
  short: number;
}

/** Average of two values over the times they stood for. */
function blended(a: number, secondsA: number, b: number, secondsB: number): number {
  return (a * secondsA + b * secondsB) / (secondsA + secondsB);
}

/** Seconds an average still stands for after some have passed, between one and its period. */
function standing(period: number, passed: number): number {
  return Math.max(1, Math.min(period, Math.max(1, period - passed)));
}

/**
 * Live funding from the spread between a mark and an oracle average: both averages carried on to now, the older one pulled towards the newer for the
 * time it missed, the spread plus a constant offset capped, and the receiving side cut to what payers and pool can give.
 *
 * The estimate that Drift v2's published client makes, in floating point; `offsetSpreadRate` and `poolLimitedRates` are its program's own integers.
 *
 * @param out written in place, so that a call allocates nothing
 * @example
 * spreadFunding({ ...input, markAverage: 101, markPrice: 101, oracleAverage: 100, oraclePrice: 100, offset: 0 }, out); // out.rate: 0.01 / 24
 */
export function spreadFunding(input: SpreadFundingInput, out: SpreadFunding): void {
  const { markAverageAt, oracleAverageAt, now, periodSeconds, periodsPerDay, longs, shorts } = input;
  const sinceMark = now - markAverageAt;
  const sinceOracle = Math.max(1, now - oracleAverageAt);
  const reach = input.oracleAverage * input.band;
  const price = Math.min(input.oracleAverage + reach, Math.max(input.oraclePrice, input.oracleAverage - reach));
  let mark = blended(input.markAverage, periodSeconds, input.markPrice, sinceMark);
  let oracle = blended(input.oracleAverage, Math.max(0, periodSeconds - sinceOracle), price, sinceOracle);
  if (markAverageAt > oracleAverageAt)
    oracle = blended(oracle, standing(periodSeconds, now - oracleAverageAt), mark, markAverageAt - oracleAverageAt);
  else if (markAverageAt < oracleAverageAt)
    mark = blended(mark, standing(periodSeconds, sinceMark), oracle, oracleAverageAt - markAverageAt);
  const spread = mark - oracle;
  const most = oracle * input.cap;
  const rate = Math.max(-most, Math.min(most, spread + Math.abs(oracle) * input.offset)) / oracle / periodsPerDay;
  const larger = Math.max(longs, shorts);
  const smaller = Math.min(longs, shorts);
  // The larger side receives: what the smaller side pays and the pool adds is all there is.
  const receives = longs > shorts ? !(spread > 0) : shorts > longs ? !(spread < 0) : false;
  let given = rate;
  if (receives && larger > 0) {
    const limited = ((smaller * spread) / periodsPerDay + (rate < 0 ? -input.budget : input.budget)) / larger / oracle;
    if (Math.abs(limited) < Math.abs(rate)) given = limited;
  }
  out.markAverage = mark;
  out.oracleAverage = oracle;
  out.rate = rate;
  out.long = longs > shorts ? given : rate;
  out.short = shorts > longs ? given : rate;
}
