import { ceilDivide } from "../../math/ceilDivide.ts";

const ONE_PPM = 1_000_000n;

/** A position in integer base quanta, and the price that turns them into quote quanta. */
export interface QuantaPosition {
  /** Base quanta, signed. */
  readonly quanta: bigint;
  /** Quote quanta per `priceDenominator` base quanta. */
  readonly priceNumerator: bigint;
  readonly priceDenominator: bigint;
  /** Maintenance margin, parts per million of notional. */
  readonly maintenancePpm: bigint;
}

/** Notional and maintenance margin in quote quanta. */
export interface QuantaRisk {
  readonly notional: bigint;
  readonly maintenance: bigint;
}

/**
 * Signed notional, rounded towards zero, and maintenance margin, rounded up, of a number of base quanta.
 *
 * Source: dYdX v4.
 *
 * @param quanta Base quanta, signed; those of the position when left out.
 * @example
 * positionQuanta({ quanta: 3n, priceNumerator: 1n, priceDenominator: 2n, maintenancePpm: 100_000n }) // { notional: 1n, maintenance: 1n }
 */
export function positionQuanta(position: QuantaPosition, quanta: bigint = position.quanta): QuantaRisk {
  const notional = (quanta * position.priceNumerator) / position.priceDenominator;
  const size = notional < 0n ? -notional : notional;
  return { notional, maintenance: ceilDivide(size * position.maintenancePpm, ONE_PPM) };
}

/**
 * Equity and maintenance margin of an account in quote quanta.
 *
 * @param quote Quote quanta held, signed.
 * @example
 * accountQuanta(-1n, [{ quanta: 3n, priceNumerator: 1n, priceDenominator: 2n, maintenancePpm: 100_000n }]) // { equity: 0n, maintenance: 1n }
 */
export function accountQuanta(
  quote: bigint,
  positions: readonly QuantaPosition[],
): { readonly equity: bigint; readonly maintenance: bigint } {
  return positions.reduce(
    (sum, position) => {
      const { notional, maintenance } = positionQuanta(position);
      return { equity: sum.equity + notional, maintenance: sum.maintenance + maintenance };
    },
    { equity: quote, maintenance: 0n },
  );
}
