import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type Hex, parseEventLogs } from "viem";
import { abis, errorNameOf } from "../lib/index.ts";
import { agreeing, deliver, FIRST_ROUND, vector } from "./support/bundle.ts";
import { startChain, type TestChain } from "./support/chain.ts";
import { eventLogs, marketActions } from "./support/market.ts";

const WAD = 10n ** 18n;
const USD = 10n ** 6n;
const MODE = { normal: 0, gapClosing: 1, reduceOnly: 2, halted: 3 };
const REASON = { none: 0, noDelivery: 2, grace: 6 };

describe("a market's life on an EDR chain whose clock is set block by block", () => {
  let chain: TestChain;
  let market: ReturnType<typeof marketActions>;
  let people: [Hex, Hex];
  let round = FIRST_ROUND;
  let price = 50_000n * WAD;

  const next = async () => {
    const receipt = await deliver(chain, round, agreeing(vector({ index: price, indexAverage: price })));
    assert.equal(receipt.status, "success");
    round += 1;
    await market.poke(chain.deployer);
  };
  const trade = async (who: Hex, size: bigint) => {
    const { orderId } = await market.place(who, size);
    await next();
    const receipt = await market.execute(chain.deployer, [orderId]);
    return parseEventLogs({ abi: abis.clearingHouse, logs: eventLogs(receipt) });
  };
  const conserved = async () => {
    const { collateral, clearingHouse } = chain.deployment;
    const balance = await chain.client.readContract({
      address: collateral,
      abi: abis.collateral,
      functionName: "balanceOf",
      args: [clearingHouse],
      blockTag: "latest",
    });
    const held = await Promise.all([...people, chain.deployer].map(async (one) => (await market.account(one)).collateral));
    const [settled] = await market.pool();
    const { insurance } = await market.state();
    assert.equal(
      balance,
      held.reduce((sum, one) => sum + one, settled + BigInt(insurance)),
    );
  };

  before(async () => {
    chain = await startChain();
    market = marketActions(chain);
    people = [chain.users[0] ?? "0x", chain.users[1] ?? "0x"];
    await market.fundPool(chain.deployer, 10_000_000n * USD);
    for (const one of people) await market.deposit(one, 100_000n * USD);
    await next();
  });
  after(() => chain.connection.close());

  it("prices a trade by the skew it makes", async () => {
    const [alice] = people;
    const events = await trade(alice, 20n * WAD);
    const executed = events.find((event) => event.eventName === "OrderExecuted");
    assert.ok(executed?.eventName === "OrderExecuted");
    assert.equal(executed.args.price, (50_000n * WAD * 2_001n) / 2_000n);
    assert.equal(executed.args.skewAfter, 20n * WAD);
    const { mark, index, skew } = await market.state();
    assert.equal(mark, index + (index * skew) / (20_000n * WAD));
    await conserved();
  });

  it("refuses an order for a reason that has a name", async () => {
    const events = await trade(people[1], 10_000n * WAD);
    const rejected = events.find((event) => event.eventName === "OrderRejected");
    assert.ok(rejected?.eventName === "OrderRejected");
    assert.equal(errorNameOf(rejected.args.reason), "InsufficientMargin");
  });

  it("goes reduce-only in silence, lets funding follow the skew, and resumes by itself with grace", async () => {
    const before = await market.state();
    assert.deepEqual([before.mode, before.reason], [MODE.normal, REASON.none]);
    chain.clock.now += 120 + 60;
    await market.poke(chain.deployer);
    const silent = await market.state();
    assert.deepEqual([silent.mode, silent.reason], [MODE.reduceOnly, REASON.noDelivery]);
    assert.ok(silent.fundingRate > 0n, "longs outweigh, so longs pay");
    round = Math.floor(chain.clock.now / 10) + 1;
    await next();
    const resumed = await market.state();
    assert.deepEqual([resumed.mode, resumed.reason], [MODE.normal, REASON.grace]);
    assert.ok(resumed.cumulativeFundingLong > before.cumulativeFundingLong);
    chain.clock.now += 60;
    await market.poke(chain.deployer);
    assert.equal((await market.state()).reason, REASON.none);
    await conserved();
  });

  it("liquidates below maintenance and keeps the books to the unit", async () => {
    const [alice] = people;
    round = Math.floor(chain.clock.now / 10) + 1;
    for (const dollars of [47_500n, 45_200n]) {
      price = dollars * WAD;
      await next();
    }
    assert.equal((await market.account(alice)).liquidatable, true);
    const receipt = await market.liquidate(chain.deployer, alice);
    const [event] = parseEventLogs({ abi: abis.clearingHouse, logs: eventLogs(receipt), eventName: "Liquidated" });
    assert.equal(event?.args.size, -20n * WAD);
    const [size] = await market.position(alice);
    assert.equal(size, 0n);
    await conserved();
    const [settled, netAssetValue] = await market.pool();
    assert.equal(settled, netAssetValue, "no position is open");
  });
});
