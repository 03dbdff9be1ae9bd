/** When a feed's price is worth another transaction. */
export interface PublishTrigger {
  /** Longest silence, seconds. */
  readonly heartbeatSeconds: number;
  /** Fraction of the last published price. */
  readonly deviation: number;
  /** Half-width as a fraction of the price: a price that nobody should use is published as such. */
  readonly confidenceRatio: number;
}

/**
 * Heartbeat, deviation or confidence: any of them publishes (Pyth's price pusher). Reaching a limit counts.
 *
 * @param ageSeconds time between the published price and the new one
 * @example
 * shouldPublish(10, 0.006, 0.01, { heartbeatSeconds: 60, deviation: 0.005, confidenceRatio: 0.5 }) // true
 */
export function shouldPublish(ageSeconds: number, deviation: number, confidenceRatio: number, trigger: PublishTrigger): boolean {
  return ageSeconds >= trigger.heartbeatSeconds || deviation >= trigger.deviation || confidenceRatio >= trigger.confidenceRatio;
}
