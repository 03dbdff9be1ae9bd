import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { deleverageCut } from "./deleverage/deleverageCut.ts";
import { deleverageRounds } from "./deleverage/deleverageRounds.ts";
import { settleCut } from "./deleverage/settleCut.ts";
import { lossCapacities } from "./waterfall/lossCapacities.ts";
import { LOSS_LAYERS, lossWaterfall } from "./waterfall/lossWaterfall.ts";

/** A whole market in integers: longs and shorts of the same total, cash per account, funds behind them. */
interface Account {
  /** Lots, signed. */
  readonly lots: bigint;
  /** Quote units, without the open position's result. */
  readonly cash: bigint;
}

interface Market {
  readonly accounts: readonly Account[];
  readonly marketInsurance: bigint;
  readonly sharedInsurance: bigint;
  readonly pool: bigint;
}

const abs = (value: bigint) => (value < 0n ? -value : value);
const sum = (values: readonly bigint[]) => values.reduce((total, next) => total + next, 0n);

/** Quote units that the whole system holds; entry prices are in the cash, so this is all there is. */
function money(market: Market, price: bigint): bigint {
  const equities = market.accounts.map(({ cash, lots }) => cash + lots * price);
  return sum(equities) + market.marketInsurance + market.sharedInsurance + market.pool;
}

/** Closes every bankrupt account at the index: its loss runs down the waterfall, its lots against the winners by water-filling. */
function resolve(market: Market, price: bigint): { readonly market: Market; readonly losses: bigint; readonly borne: bigint } {
  let { accounts, marketInsurance, sharedInsurance, pool } = market;
  let losses = 0n;
  let borne = 0n;
  const bankrupt = accounts.flatMap(({ cash, lots }, i) => (lots !== 0n && cash + lots * price < 0n ? [i] : []));
  for (const i of bankrupt) {
    const account = accounts[i] as Account;
    const loss = -(account.cash + account.lots * price);
    const side = account.lots > 0n ? (-1 as const) : (1 as const);
    const winners = accounts.map(({ cash, lots }) => ({
      position: side * Number(lots) > 0 ? Number(abs(lots)) : 0,
      equity: Number(cash + lots * price),
    }));
    const column = (pick: (winner: (typeof winners)[number]) => number) => Float64Array.from(winners, pick);
    const positions = column(({ position }) => position);
    const book = { positions, exposures: positions, equities: column(({ equity }) => equity) };
    const quantity = Number(abs(account.lots));
    const { rounds, shortfall } = deleverageRounds({ market: "X", side, round: i }, book, quantity);
    assert.equal(shortfall, 0, "a market whose sides are equal can always close");
    // Winners' equity is what deleveraging may take; the water level decides how many lots each closes, here at the index.
    const [round] = rounds;
    const cuts = winners.map(({ position, equity }) => {
      if (!round || position === 0) return 0n;
      return BigInt(settleCut(deleverageCut({ position, exposure: position, equity }, round.thresholdWad), { ...round, filled: quantity }));
    });
    // Rounding closes up to a lot per account too many: the last winners keep theirs.
    let open = BigInt(quantity);
    const closed = cuts.map((cut) => {
      const now = cut < open ? cut : open;
      open -= now;
      return now;
    });
    assert.equal(open, 0n);
    const profits = winners.map(({ equity }, at) => (closed[at] ? BigInt(Math.max(0, equity)) : 0n));
    const buckets = lossWaterfall(
      loss,
      lossCapacities({
        margin: 0n,
        marketInsurance,
        sharedBalance: sharedInsurance,
        sharedRateLimit: sharedInsurance / 2n,
        sharedTierCap: sharedInsurance,
        poolNav: pool,
        poolShareWad: 10n ** 17n,
        poolTaken: 0n,
        deleverageableProfit: sum(profits),
      }),
    );
    losses += loss;
    borne += sum(LOSS_LAYERS.map((layer) => buckets[layer])) + buckets.socialised;
    marketInsurance -= buckets.marketInsurance;
    sharedInsurance -= buckets.sharedInsurance;
    pool -= buckets.pool;
    // What deleveraging and everyone bear is taken from winners in order, to the unit.
    let due = buckets.deleveraging + buckets.socialised;
    accounts = accounts.map((one, at) => {
      if (at === i) return { lots: 0n, cash: 0n };
      const moved = closed[at] ?? 0n;
      const lots = one.lots - BigInt(side) * moved;
      const cash = one.cash + BigInt(side) * moved * price;
      const worth = cash + lots * price;
      const paid = worth <= 0n ? 0n : worth < due ? worth : due;
      due -= paid;
      return { lots, cash: cash - paid };
    });
    assert.equal(due, 0n, "the others hold at least the loss, since the system is closed");
  }
  return { market: { accounts, marketInsurance, sharedInsurance, pool }, losses, borne };
}

const market = fc
  .record({
    lots: fc.array(fc.bigInt({ min: 1n, max: 1_000n }), { minLength: 2, maxLength: 12 }),
    margins: fc.array(fc.bigInt({ min: 1n, max: 20_000n }), { minLength: 13, maxLength: 13 }),
    funds: fc.tuple(fc.bigInt({ min: 0n, max: 50_000n }), fc.bigInt({ min: 0n, max: 50_000n }), fc.bigInt({ min: 0n, max: 500_000n })),
  })
  .map(({ lots, margins, funds: [marketInsurance, sharedInsurance, pool] }): Market => {
    // Everybody entered at 100; the last account takes the other side of all the rest.
    const signed = lots.map((size, i) => (i % 3 === 0 ? -size : size));
    const all = [...signed, -sum(signed)];
    const accounts = all.map((size, i) => ({ lots: size, cash: (margins[i] ?? 1n) - size * 100n }));
    return { accounts, marketInsurance, sharedInsurance, pool };
  });

test("through any crash the money of a closed market is conserved to the unit", () => {
  fc.assert(
    fc.property(market, fc.bigInt({ min: 1n, max: 300n }), (before, price) => {
      const { market: after } = resolve(before, price);
      assert.equal(money(after, price), money(before, price));
      assert.equal(sum(after.accounts.map(({ lots }) => lots)), 0n, "longs and shorts still match");
    }),
    { numRuns: 400 },
  );
});

test("every loss ends in exactly one bucket, over all accounts of a crash", () => {
  fc.assert(
    fc.property(market, fc.bigInt({ min: 1n, max: 300n }), (before, price) => {
      const { losses, borne } = resolve(before, price);
      assert.equal(borne, losses);
    }),
  );
});

test("no fund goes below zero and no account is pushed into bankruptcy by another's", () => {
  fc.assert(
    fc.property(market, fc.bigInt({ min: 1n, max: 300n }), (before, price) => {
      const { market: after } = resolve(before, price);
      assert.ok(after.marketInsurance >= 0n && after.sharedInsurance >= 0n && after.pool >= 0n);
      after.accounts.forEach(({ cash, lots }, i) => {
        const was = before.accounts[i] as Account;
        const solvent = was.cash + was.lots * price >= 0n;
        if (solvent) assert.ok(cash + lots * price >= 0n);
        assert.ok(abs(lots) <= abs(was.lots), "deleveraging only reduces");
      });
    }),
  );
});
