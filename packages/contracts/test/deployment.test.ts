import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { EvenkeelError } from "@evenkeel/core";
import { encodeFunctionData } from "viem";
import { abis, defaultOuterLimits, deploymentIdOf, outerLimitsHashOf, ROLE, topicConfig, topicOf } from "../lib/index.ts";
import { SIGNERS, startChain, type TestChain, testMarket } from "./support/chain.ts";

const signers = SIGNERS.map(({ address }) => address);

describe("deploy", () => {
  let chain: TestChain;
  before(async () => {
    chain = await startChain({ markets: [testMarket(), testMarket("ETH-USD")] });
  });
  after(() => chain.connection.close());

  const role = (id: bigint, account: `0x${string}`) =>
    chain.client.readContract({
      address: chain.deployment.accessManager,
      abi: abis.accessManager,
      functionName: "hasRole",
      args: [id, account],
      blockTag: "latest",
    });

  it("computes the identity that the hub and the signer set compute", async () => {
    const { hub, signerSet, deploymentId, outerLimitsHash } = chain.deployment;
    const onHub = await chain.client.readContract({ address: hub, abi: abis.hub, functionName: "deploymentId", blockTag: "latest" });
    const onSet = await chain.client.readContract({
      address: signerSet,
      abi: abis.signerSet,
      functionName: "deploymentId",
      blockTag: "latest",
    });
    assert.equal(onHub, deploymentId);
    assert.equal(onSet, deploymentId);
    assert.equal(deploymentId, deploymentIdOf({ genesisSigners: signers, name: "test", outerLimitsHash }));
    assert.equal(outerLimitsHash, outerLimitsHashOf(defaultOuterLimits()));
  });

  it("binds the identity to signers, name and limits", () => {
    const { outerLimitsHash, deploymentId } = chain.deployment;
    const identity = { genesisSigners: signers, name: "test", outerLimitsHash };
    assert.notEqual(deploymentIdOf({ ...identity, name: "other" }), deploymentId);
    assert.notEqual(deploymentIdOf({ ...identity, genesisSigners: [...signers].reverse() }), deploymentId);
    assert.notEqual(deploymentIdOf({ ...identity, outerLimitsHash: topicOf("x") }), deploymentId);
  });

  it("lists every market with its own configuration", async () => {
    const { clearingHouse, parameterBounds, markets } = chain.deployment;
    assert.deepEqual(
      markets.map(({ topic }) => topic),
      [topicOf("BTC-USD"), topicOf("ETH-USD")],
    );
    const listed = await chain.client.readContract({
      address: clearingHouse,
      abi: abis.clearingHouse,
      functionName: "markets",
      blockTag: "latest",
    });
    assert.deepEqual(
      listed,
      markets.map(({ topic }) => topic),
    );
    for (const { topic, market } of markets) {
      const stored = await chain.client.readContract({
        address: parameterBounds,
        abi: abis.parameterBounds,
        functionName: "configOf",
        args: [topic],
        blockTag: "latest",
      });
      assert.deepEqual(stored, topicConfig(testMarket(market)));
      const settings = await chain.client.readContract({
        address: clearingHouse,
        abi: abis.clearingHouse,
        functionName: "marketConfig",
        args: [topic],
        blockTag: "latest",
      });
      assert.deepEqual(settings, testMarket(market).clearing);
    }
  });

  it("leaves the deployer without any role and the timelock in charge", async () => {
    const { timelock } = chain.deployment;
    assert.deepEqual((await role(ROLE.administrator, chain.deployer))[0], false);
    assert.deepEqual((await role(ROLE.governor, chain.deployer))[0], false);
    assert.deepEqual((await role(ROLE.administrator, timelock))[0], true);
    assert.deepEqual((await role(ROLE.governor, timelock))[0], true);
  });

  it("does not let the deployer loosen anything afterwards", async () => {
    const { parameterBounds } = chain.deployment;
    const args = [topicOf("BTC-USD"), topicConfig(testMarket())] as const;
    const data = encodeFunctionData({ abi: abis.parameterBounds, functionName: "configure", args });
    assert.equal((await chain.send(chain.deployer, parameterBounds, data, 3_000_000n)).status, "reverted");
  });

  it("loosens through the timelock, after its delay", async () => {
    const { parameterBounds, timelock } = chain.deployment;
    const market = testMarket();
    const bounds = market.hub.bounds.map((one, field) => (field === 10 ? { ...one, max: 6n * 10n ** 15n } : one));
    const wanted = topicConfig({ ...market, hub: { ...market.hub, bounds } });
    const call = encodeFunctionData({ abi: abis.parameterBounds, functionName: "configure", args: [topicOf("BTC-USD"), wanted] });
    const none = `0x${"0".repeat(64)}` as const;
    const operation = [parameterBounds, 0n, call, none, none] as const;
    const delay = 172_800n;
    const schedule = encodeFunctionData({ abi: abis.timelock, functionName: "schedule", args: [...operation, delay] });
    const execute = encodeFunctionData({ abi: abis.timelock, functionName: "execute", args: operation });
    assert.equal((await chain.send(chain.deployer, timelock, schedule, 1_000_000n)).status, "success");
    assert.equal((await chain.send(chain.deployer, timelock, execute, 3_000_000n)).status, "reverted", "too soon");
    chain.clock.now += Number(delay);
    assert.equal((await chain.send(chain.deployer, timelock, execute, 3_000_000n)).status, "success");
    const stored = await chain.client.readContract({
      address: parameterBounds,
      abi: abis.parameterBounds,
      functionName: "configOf",
      args: [topicOf("BTC-USD")],
      blockTag: "latest",
    });
    assert.equal(stored.fields[10]?.max, 6n * 10n ** 15n);
  });

  it("seeds every market's insurance from the deployer, and nothing without a seed", async () => {
    const seeded = await startChain({ markets: [testMarket(), testMarket("ETH-USD")], insuranceSeed: 5_000_000n });
    const read = async ({ client, deployment }: TestChain) =>
      Promise.all(
        deployment.markets.map(({ topic }) =>
          client.readContract({ address: deployment.lens, abi: abis.lens, functionName: "overview", args: [topic], blockTag: "latest" }),
        ),
      );
    const overviews = await read(seeded);
    assert.deepEqual(
      overviews.map(({ market, insuranceTotal, poolSettled }) => [market.insurance, insuranceTotal, poolSettled]),
      Array.from({ length: 2 }, () => [5_000_000n, 10_000_000n, 0n]),
    );
    await seeded.connection.close();
    for (const { market } of await read(chain)) assert.equal(market.insurance, 0n);
  });

  it("says which step failed", async () => {
    const market = testMarket();
    const beyond = { ...market, hub: { ...market.hub, rules: { ...market.hub.rules, fundingCap: 10n ** 15n } } };
    await assert.rejects(startChain({ markets: [beyond] }), (error: unknown) => {
      assert.ok(error instanceof EvenkeelError);
      assert.equal(error.code, "DEPLOYMENT_FAILED");
      assert.equal(error.value, "configure BTC-USD");
      return true;
    });
    await assert.rejects(startChain({ signers: signers.slice(0, 3) }), /create signerSet/);
  });
});
