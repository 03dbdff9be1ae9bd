/** Collateral token decimals of the reference deployment. */
export const COLLATERAL_DECIMALS = 6;

/** A float as an 18-decimal integer, exact to nine decimals; order sizes and limit prices need no more. */
export const toWad = (value: number): bigint => BigInt(Math.round(value * 1e9)) * 1_000_000_000n;

/** An 18-decimal integer as a float; relative error below 2^-52. */
export const fromWad = (value: bigint): number => Number(value) / 1e18;

/** Token units of an amount in quote currency, rounded down. */
export const toCollateral = (value: number): bigint => BigInt(Math.floor(value * 10 ** COLLATERAL_DECIMALS));

export const fromCollateral = (value: bigint): number => Number(value) / 10 ** COLLATERAL_DECIMALS;
