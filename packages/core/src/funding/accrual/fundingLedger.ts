import { EvenkeelError } from "../../market/errors.ts";
import type { SideRates } from "./sideRates.ts";

/** A stretch of constant rates: the indices at its start, and what each second adds. */
export interface FundingLedger {
  /** Milliseconds UTC at which the stretch began. */
  readonly since: number;
  /** Cumulative quote per base unit at that time, per side. */
  readonly long: number;
  readonly short: number;
  /** Fractions per second each side pays; negative: it receives. */
  readonly rates: SideRates;
  /** Quote per base that fractions are applied to. */
  readonly price: number;
  /** Parameters that set the rates. */
  readonly version: string;
}

/** Indices at one moment. */
export interface FundingIndices {
  readonly at: number;
  readonly long: number;
  readonly short: number;
}

/**
 * Starts a ledger at which nothing has accrued.
 *
 * @example
 * openLedger(0, 100, "v1").long // 0
 */
export function openLedger(at: number, price: number, version: string): FundingLedger {
  return { since: at, long: 0, short: 0, rates: { long: 0, short: 0 }, price, version };
}

/**
 * Cumulative indices at a moment; reading changes nothing, so accrual cannot depend on how often it is looked at.
 *
 * @param at Not before the stretch began.
 * @throws EvenkeelError FUNDING_TIME_BACKWARDS
 * @example
 * indicesAt({ since: 0, long: 0, short: 0, rates: { long: 1e-6, short: -1e-6 }, price: 100, version: "v1" }, 10_000).long // 0.001
 */
export function indicesAt(ledger: FundingLedger, at: number): FundingIndices {
  if (!(at >= ledger.since)) {
    throw new EvenkeelError({
      code: "FUNDING_TIME_BACKWARDS",
      message: "funding was settled past this time already",
      field: "at",
      value: at,
      remedy: `Use a time of at least ${ledger.since}.`,
    });
  }
  const paid = ((at - ledger.since) / 1_000) * ledger.price;
  return { at, long: ledger.long + ledger.rates.long * paid, short: ledger.short + ledger.rates.short * paid };
}

/** What may change in a ledger; what is left out stays. */
export interface LedgerChange {
  readonly rates?: SideRates;
  readonly price?: number;
  readonly version?: string;
}

/**
 * Changes rates, price or parameters at a moment; everything up to it is settled first under the old ones, and there is no other way to change them.
 *
 * A change of parameters that were not settled first would apply the new ones to the whole elapsed time at once (the step seen in forks of velocity funding).
 *
 * @throws EvenkeelError FUNDING_TIME_BACKWARDS
 * @example
 * settleThenChange(ledger, 10_000, { version: "v2" }).long === indicesAt(ledger, 10_000).long // true
 */
export function settleThenChange(ledger: FundingLedger, at: number, change: LedgerChange): FundingLedger {
  const { long, short } = indicesAt(ledger, at);
  return {
    since: at,
    long,
    short,
    rates: change.rates ?? ledger.rates,
    price: change.price ?? ledger.price,
    version: change.version ?? ledger.version,
  };
}

/**
 * What a position receives between its last touch and a moment.
 *
 * @param size Base units, signed.
 * @param touched Indices at its last touch.
 * @returns Quote units; negative: it pays.
 * @example
 * receivedSince(2, { at: 0, long: 0, short: 0 }, { at: 1, long: 0.5, short: -0.5 }) // -1
 */
export function receivedSince(size: number, touched: FundingIndices, now: FundingIndices): number {
  return size >= 0 ? -size * (now.long - touched.long) : size * (now.short - touched.short);
}
