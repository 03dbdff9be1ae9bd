/** The outcome of one promise checked on readings of the chain. */
export interface InvariantResult {
  readonly name: string;
  readonly ok: boolean;
  /** The values compared; empty when the promise holds. */
  readonly detail: string;
}

/** Names under which the checks appear in the scorecard. */
export const INVARIANT_NAMES = {
  tokenConservation: "tokenConservation",
  fundingPaidCoversReceived: "fundingPaidCoversReceived",
  fundingWithinCap: "fundingWithinCap",
  initialAboveMaintenance: "initialAboveMaintenance",
  medianInHonestRange: "medianInHonestRange",
} as const;

const result = (name: string, ok: boolean, detail: string): InvariantResult => ({ name, ok, detail: ok ? "" : detail });

/** Token units held by the clearing house and to whom they belong. */
export interface TokenReading {
  readonly tokenBalance: bigint;
  readonly collateral: readonly bigint[];
  readonly poolSettled: bigint;
  /** In the insurance of all markets. */
  readonly insurance: bigint;
}

/** Every token unit belongs to an account, to the pool or to an insurance: balance equals their sum, to the unit. */
export function tokenConservation({ tokenBalance, collateral, poolSettled, insurance }: TokenReading): InvariantResult {
  const sum = collateral.reduce((total, amount) => total + amount, 0n);
  const difference = tokenBalance - sum - poolSettled - insurance;
  return result(
    INVARIANT_NAMES.tokenConservation,
    difference === 0n && insurance >= 0n,
    `balance ${tokenBalance} differs from collateral ${sum} + pool ${poolSettled} + insurance ${insurance} by ${difference}`,
  );
}

/** Funding never creates money: what was charged covers what was credited. */
export function fundingPaidCoversReceived<T extends number | bigint>({
  paid,
  received,
}: {
  readonly paid: T;
  readonly received: T;
}): InvariantResult {
  return result(INVARIANT_NAMES.fundingPaidCoversReceived, paid >= received && received >= 0, `paid ${paid}, received ${received}`);
}

/** The funding rate in force stays inside its cap, both in the same unit. */
export function fundingWithinCap<T extends number | bigint>({
  fundingRate,
  cap,
}: {
  readonly fundingRate: T;
  readonly cap: T;
}): InvariantResult {
  return result(INVARIANT_NAMES.fundingWithinCap, fundingRate <= cap && -fundingRate <= cap, `rate ${fundingRate}, cap ${cap}`);
}

/** Opening a position never asks for less margin than keeping it. */
export function initialAboveMaintenance<T extends number | bigint>({
  initialMargin,
  maintenanceMargin,
}: {
  readonly initialMargin: T;
  readonly maintenanceMargin: T;
}): InvariantResult {
  const ok = initialMargin >= maintenanceMargin;
  return result(INVARIANT_NAMES.initialAboveMaintenance, ok, `initial ${initialMargin}, maintenance ${maintenanceMargin}`);
}

/** A median vector with the vectors of the nodes known to be honest. */
export interface MedianReading {
  readonly median: readonly bigint[];
  readonly honest: readonly (readonly bigint[])[];
  /** Positions to check; all by default. Leave out fields that bounds or steps changed after the median. */
  readonly positions?: readonly number[];
}

/** No liar moves a field: each median component lies between the smallest and the largest honest value. */
export function medianInHonestRange({ median, honest, positions }: MedianReading): InvariantResult {
  const outside: string[] = [];
  for (const position of positions ?? median.keys()) {
    const value = median[position];
    const values = honest.flatMap((vector) => vector[position] ?? []);
    if (value === undefined || values.length === 0) outside.push(`field ${position} has no value`);
    else if (!values.some((other) => other <= value) || !values.some((other) => other >= value))
      outside.push(`field ${position} is ${value}, honest values ${values.join(" ")}`);
  }
  return result(INVARIANT_NAMES.medianInHonestRange, outside.length === 0, outside.join("; "));
}

/** Readings of one block; absent parts are not checked. */
export interface InvariantReading {
  readonly tokens?: TokenReading;
  readonly funding?: { readonly paid: bigint; readonly received: bigint };
  readonly rate?: { readonly fundingRate: bigint; readonly cap: bigint };
  readonly margin?: { readonly initialMargin: bigint; readonly maintenanceMargin: bigint };
  readonly median?: MedianReading;
}

/**
 * Checks every promise for which the reading has values.
 *
 * @example
 * evaluateInvariants({ margin: { initialMargin: 5n, maintenanceMargin: 6n } })
 * // [{ name: "initialAboveMaintenance", ok: false, detail: "initial 5, maintenance 6" }]
 */
export function evaluateInvariants({ tokens, funding, rate, margin, median }: InvariantReading): InvariantResult[] {
  return [
    ...(tokens ? [tokenConservation(tokens)] : []),
    ...(funding ? [fundingPaidCoversReceived(funding)] : []),
    ...(rate ? [fundingWithinCap(rate)] : []),
    ...(margin ? [initialAboveMaintenance(margin)] : []),
    ...(median ? [medianInHonestRange(median)] : []),
  ];
}
