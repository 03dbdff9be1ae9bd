import { refuse, within } from "../../market/refuse.ts";

/** Parameters of margin that scales with a position's share of the market's depth. */
export interface SkewMarginParameters {
  /** Base units; 0 leaves only the minimum ratio. */
  readonly skewScale: number;
  /** Initial ratio added per unit of |size| / skewScale. */
  readonly initialFraction: number;
  readonly minimumInitialRatio: number;
  /** Maintenance ratio as a share of the initial one, 0 to 1. */
  readonly maintenanceScalar: number;
  /** Quote currency added to both margins: it pays the keeper of a dust position. */
  readonly minimumPositionMargin: number;
}

/** Ratios as fractions of notional, margins in quote currency. */
export interface SkewMargin {
  readonly initialRatio: number;
  readonly maintenanceRatio: number;
  readonly initial: number;
  readonly maintenance: number;
}

/**
 * Margins linear in the position's share of the skew scale, so that the required money is quadratic in size.
 *
 * `initialRatio = |size| / skewScale * initialFraction + minimumInitialRatio`. Source: Synthetix v3 perps.
 *
 * @param size Base units, signed.
 * @param price Quote per base.
 * @throws EvenkeelError `MARGIN_INPUT`
 * @example
 * skewMargin(20, 2_000, { skewScale: 1_000, initialFraction: 2, minimumInitialRatio: 0.01, maintenanceScalar: 0.5, minimumPositionMargin: 0 }).initial // 2_000
 */
export function skewMargin(size: number, price: number, parameters: SkewMarginParameters): SkewMargin {
  const { skewScale, initialFraction, minimumInitialRatio, maintenanceScalar, minimumPositionMargin } = parameters;
  refuse("MARGIN_INPUT", [
    ...within("size", Math.abs(size), 0, Number.POSITIVE_INFINITY),
    ...within("price", price, 0, Number.POSITIVE_INFINITY),
    ...within("skewScale", skewScale, 0, Number.POSITIVE_INFINITY),
    ...within("initialFraction", initialFraction, 0, Number.POSITIVE_INFINITY),
    ...within("minimumInitialRatio", minimumInitialRatio, 0, Number.POSITIVE_INFINITY),
    ...within("maintenanceScalar", maintenanceScalar, 0, 1),
    ...within("minimumPositionMargin", minimumPositionMargin, 0, Number.POSITIVE_INFINITY),
  ]);
  const share = skewScale === 0 ? 0 : Math.abs(size) / skewScale;
  const initialRatio = share * initialFraction + minimumInitialRatio;
  const maintenanceRatio = initialRatio * maintenanceScalar;
  const notional = Math.abs(size) * price;
  return {
    initialRatio,
    maintenanceRatio,
    initial: notional * initialRatio + minimumPositionMargin,
    maintenance: notional * maintenanceRatio + minimumPositionMargin,
  };
}
