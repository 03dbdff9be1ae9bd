import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { agreeing, deliver, FIRST_ROUND, vector } from "./support/bundle.ts";
import { SIGNERS, startChain, type TestChain } from "./support/chain.ts";
import { marketActions } from "./support/market.ts";

const FILE = new URL("../snapshots/gas.json", import.meta.url);
const WAD = 10n ** 18n;
/** Growth that fails; the same code measures the same gas, this leaves room for calldata bytes that happen to be zero. */
const TOLERANCE = 0.01;
const BATCH = 10n;

/** Signers who see slightly different prices, as real ones do: no field repeats. */
const spread = (step: bigint) =>
  SIGNERS.slice(0, 3).map((signer, node) => {
    const index = (50_000n + 7n * step + BigInt(node)) * WAD + 123_456_789n;
    return {
      signer,
      fields: vector({
        index,
        confidence: 12n * WAD + BigInt(node),
        indexAverage: index - 987_654_321n,
        volatility: WAD / 2n + 1_234_567n * step,
        premiumAverage: 1_234_567_890_123_456n + BigInt(node),
        premiumIntegral: -1_234_567_890_123_456_789n * (step + 1n),
        fundingRate: 123_456_789n * (step + BigInt(node)),
        borrowRate: 9_876_543n * step,
      }),
    };
  });

async function measure(chain: TestChain): Promise<Record<string, number>> {
  const market = marketActions(chain);
  const [alice, bob, carol] = chain.users as [`0x${string}`, `0x${string}`, `0x${string}`];
  const keeper = chain.deployer;
  await market.fundPool(keeper, 10n ** 13n);
  await market.deposit(keeper, 10n ** 9n);
  for (const user of [alice, bob]) await market.deposit(user, 10n ** 12n);
  await market.deposit(carol, 7_000_000_000n);
  let round = FIRST_ROUND;
  let step = 0n;
  const next = async () => {
    const receipt = await deliver(chain, round, spread(step));
    assert.equal(receipt.status, "success");
    round += 1;
    step += 1n;
    return receipt.gasUsed;
  };
  const executed = async (count: bigint, orderIds: readonly bigint[]) => {
    const { gasUsed, logs } = await market.execute(keeper, orderIds);
    assert.ok(BigInt(logs.length) >= count, "every order left an event");
    return gasUsed;
  };
  await next();
  const first = [await market.place(alice, WAD), await market.place(bob, -3n * WAD), await market.place(carol, 2n * WAD)];
  await next();
  await executed(
    3n,
    first.map(({ orderId }) => orderId),
  );

  const gas: Record<string, number> = {};
  const placed = await market.place(alice, WAD);
  gas.placeOrder = Number(placed.receipt.gasUsed);
  gas.marketUpdate3of4x12 = Number(await next());
  gas.executeOrder = Number(await executed(1n, [placed.orderId]));
  const ten: bigint[] = [];
  for (let k = 0n; k < BATCH; k += 1n) ten.push((await market.place(k % 2n === 0n ? alice : bob, k % 2n === 0n ? WAD : -WAD)).orderId);
  await next();
  gas.executeOrderOfTen = Number((await executed(BATCH, ten)) / BATCH);
  for (let k = 0; k < 3; k += 1) {
    await deliver(chain, round, agreeing(vector({ index: 47_500n * WAD, indexAverage: 47_500n * WAD })));
    round += 1;
  }
  const liquidation = await market.liquidate(keeper, carol);
  assert.equal(liquidation.status, "success", "carol is below maintenance");
  gas.liquidate = Number(liquidation.gasUsed);
  return gas;
}

describe("gas", () => {
  let chain: TestChain;
  let gas: Record<string, number> = {};
  before(async () => {
    chain = await startChain();
    gas = await measure(chain);
    if (process.env.UPDATE_SNAPSHOT === "1") writeFileSync(FILE, `${JSON.stringify(gas, null, 2)}\n`);
  });
  after(() => chain.connection.close());

  it("does not grow by more than 1 % over snapshots/gas.json (UPDATE_SNAPSHOT=1 rewrites it)", () => {
    const snapshot = JSON.parse(readFileSync(FILE, "utf8")) as Record<string, number>;
    assert.deepEqual(Object.keys(gas), Object.keys(snapshot), "the same measures");
    for (const [name, used] of Object.entries(gas)) {
      const reviewed = snapshot[name] ?? 0;
      assert.ok(used <= reviewed * (1 + TOLERANCE), `${name}: ${used} gas, reviewed ${reviewed}`);
    }
  });

  it("keeps within the budgets of the design", () => {
    assert.ok((gas.marketUpdate3of4x12 ?? Number.NaN) < 200_000, "a MARKET update of 3 of 4 signers");
    assert.ok((gas.executeOrder ?? Number.NaN) < 200_000, "one order");
  });
});
