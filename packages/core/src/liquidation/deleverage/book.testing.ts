import fc from "fast-check";
import type { DeleverageBook } from "./deleverageBook.ts";

/** One account of a book, whole lots and quote units. */
export interface TestAccount {
  readonly position: number;
  readonly exposure: number;
  readonly equity: number;
}

/** Columns of a list of accounts. */
export function bookOf(accounts: readonly TestAccount[]): DeleverageBook {
  return {
    positions: Float64Array.from(accounts, ({ position }) => position),
    exposures: Float64Array.from(accounts, ({ exposure }) => exposure),
    equities: Float64Array.from(accounts, ({ equity }) => equity),
  };
}

const lots = fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 0, max: 2 ** 40 }));
const equity = fc.oneof(
  fc.integer({ min: -5, max: 20 }),
  fc.integer({ min: -1_000, max: 1_000_000 }),
  fc.integer({ min: 0, max: 2 ** 40 }),
);

/** Accounts whose exposure is their position: plain leverage. */
export const plainAccounts = fc.array(
  fc.record({ position: lots, equity }).map((one): TestAccount => ({ ...one, exposure: one.position })),
  { minLength: 1, maxLength: 30 },
);

/** Accounts that are hedged, unhedged, over-exposed or hedges themselves. */
export const factorAccounts = fc.array(
  fc
    .record({ position: lots, equity, tilt: fc.double({ min: -0.5, max: 2, noNaN: true }) })
    .map(({ position, equity: money, tilt }): TestAccount => ({ position, equity: money, exposure: Math.floor(position * tilt) })),
  { minLength: 1, maxLength: 30 },
);

/** Accounts and a quantity that is some share of what they hold. */
export function withQuantity(accounts: fc.Arbitrary<TestAccount[]>) {
  return fc.tuple(accounts, fc.double({ min: 0, max: 1.1, noNaN: true })).map(([list, share]) => ({
    accounts: list,
    quantity: Math.ceil(share * list.reduce((sum, { position }) => sum + position, 0)),
  }));
}
