import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type Assessment, hubConfig, MARKET_SCHEMA_VERSION } from "@evenkeel/core";
import type { Hex } from "viem";
import { seededAccount } from "../chain/seededAccount.ts";
import { toWad } from "../chain/units.ts";
import { signAssessment, verifyAssessment } from "../nodes/assessmentSigner.ts";
import type { SignedAssessment } from "../roles.ts";
import { digestBlock } from "../run/blockDigest.ts";
import { calmRun, deployAlone } from "../run/calmRun.testing.ts";
import type { Deployment } from "../run/deployMarket.ts";
import { roundTimes } from "../run/roundTimes.ts";
import { createKeeperRole, type KeeperRole } from "./keeperRole.ts";
import { messageCheck } from "./messageCheck.ts";

const options = calmRun(2);
const FIRST = Math.ceil(options.feed.start / 10_000) + 1;
const WAD = 10n ** 18n;
/** A calm vector at 50,000: margins 5 % and 2.5 %, fee 5 bp. */
const FIELDS = [50_000n * WAD, 10n * WAD, 50_000n * WAD, WAD / 2n, 0n, 0n, 0n, 0n, WAD / 20n, WAD / 40n, WAD / 2_000n, 0n];

let deployment: Deployment;
let keeper: KeeperRole;
before(async () => {
  deployment = await deployAlone(options);
  keeper = createKeeperRole({
    client: deployment.client,
    executor: deployment.executor,
    account: deployment.keeper.address,
    required: deployment.required,
    gate: options.gate,
    fundingCap: options.parameters.governance.rules.fundingCap,
    batch: 24,
    verify: (message) => verifyAssessment(message, deployment.deploymentId),
    check: messageCheck({
      ...deployment.signing,
      roundSeconds: 10,
      freshnessSeconds: deployment.freshnessSeconds,
      signers: deployment.nodeAccounts.map(({ address }) => address),
      rules: hubConfig(options.parameters.governance).rules,
    }),
  });
});
after(() => deployment.chain.close());

/** Assessments of all four nodes; a forger signs with a key that is not its own. */
async function signed(round: number, forger: number | null = null, fields: readonly bigint[] = FIELDS): Promise<SignedAssessment[]> {
  const observedAt = roundTimes(round, 10).assessAt / 1_000;
  const assessment: Assessment = {
    market: options.description.market,
    schemaVersion: MARKET_SCHEMA_VERSION,
    round,
    observedAt,
    fields,
  };
  return Promise.all(
    deployment.nodeAccounts.map(async (account, node) => {
      const message = await signAssessment(
        node,
        node === forger ? seededAccount(9, "stranger", 0) : account,
        assessment,
        deployment.signing,
      );
      return { ...message, signer: account.address };
    }),
  );
}

const blockTime = (round: number): number => roundTimes(round, 10).blockAt / 1_000;

async function seal(round: number) {
  const digest = digestBlock(await deployment.executor.seal(blockTime(round)), deployment.errorName);
  for (const event of digest.events) keeper.observe(event);
  return digest;
}

test("three assessments make an update; two do not; nothing new keeps the gate shut", async () => {
  assert.equal((await keeper.act(FIRST, blockTime(FIRST), (await signed(FIRST)).slice(0, 2))).reason, "shortQuorum");
  const act = await keeper.act(FIRST, blockTime(FIRST), await signed(FIRST));
  assert.equal(act.reason, "first");
  assert.equal(act.submitted?.length, 3);
  assert.equal((await seal(FIRST)).accepted?.valid, true);
  assert.equal((await keeper.act(FIRST + 1, blockTime(FIRST + 1), await signed(FIRST + 1))).reason, "shut");
});

test("a forged signature is found after the refusal, left out, and the waiting order still gets its round's price", async () => {
  const [trader] = deployment.traderAccounts;
  assert.ok(trader);
  await deployment.executor.send(deployment.client.place(trader.address, toWad(0.5), toWad(60_000)));
  await seal(FIRST + 2);
  assert.equal(keeper.waitingOrders, 1);

  const round = FIRST + 3;
  const act = await keeper.act(round, blockTime(round), await signed(round, 1));
  assert.equal(act.reason, "order");
  const block = await seal(round);
  assert.equal(block.accepted, null);
  assert.match(block.failures[0]?.revertReason ?? "", /UnknownSigner/);
  assert.deepEqual(
    (await keeper.refused(block.failures)).map(({ node }) => node),
    [1],
  );

  await keeper.act(round + 1, blockTime(round + 1), await signed(round + 1));
  const next = await seal(round + 1);
  assert.equal(next.accepted?.round, BigInt(round + 1));
  assert.ok(next.events.some(({ name, args }) => name === "PastRoundRecorded" && args.round === BigInt(round)));
  assert.equal(next.trades.length, 1);
  assert.equal(next.trades[0]?.size, 0.5);
  assert.equal(keeper.waitingOrders, 0);
});

/** Another spelling of a signature: it recovers the same signer, and the hub refuses it. */
const respelled = ({ signature }: SignedAssessment): Hex => `0x${signature.slice(2, -2)}${signature.endsWith("1b") ? "00" : "01"}`;

test("what anybody can write in a node's name costs that node nothing", async () => {
  const round = FIRST + 6;
  const good = await signed(round);
  const stranger = seededAccount(9, "stranger", 0);
  const [own, other, third] = good;
  const [, second] = deployment.nodeAccounts;
  assert.ok(own && other && third && second);
  const assessment: Assessment = { ...own, fields: FIELDS };
  const strange = await signAssessment(8, stranger, assessment, deployment.signing);
  const ofAnotherEpoch = await signAssessment(1, second, assessment, { ...deployment.signing, epoch: 2 });
  const absurd = { ...own, fields: own.fields.with(10, 2n ** 127n) };
  const lowerCase: SignedAssessment = { ...own, signer: own.signer.toLowerCase() as Hex };
  const changed = { ...third, fields: FIELDS.with(0, 60_000n * WAD) };
  await deployment.executor.send(deployment.client.place(deployment.traderAccounts[0]?.address ?? "0x", toWad(0.01), 0n));
  await seal(round - 1);
  const act = await keeper.act(round, blockTime(round), [
    strange,
    ofAnotherEpoch,
    absurd,
    { ...other, signature: respelled(other) },
    changed,
    ...good.slice(0, 3),
    lowerCase,
  ]);
  assert.equal(act.have, 3);
  assert.deepEqual(new Set(act.submitted?.map(({ signature }) => signature)), new Set(good.slice(0, 3).map(({ signature }) => signature)));
  assert.equal((await seal(round)).accepted?.round, BigInt(round));
});

test("a forged message that comes first loses its place to the real one: in the same round, or after the one refusal", async () => {
  const trader = deployment.traderAccounts[0]?.address ?? "0x";
  const round = FIRST + 9;
  await deployment.executor.send(deployment.client.place(trader, toWad(0.01), 0n));
  await seal(round - 1);
  const [forgery] = (await signed(round, 0)).slice(0, 1);
  const good = await signed(round);
  assert.ok(forgery);
  const act = await keeper.act(round, blockTime(round), [forgery, ...good.slice(0, 3)]);
  assert.deepEqual(
    act.submitted?.map(({ signature }) => signature).sort(),
    good
      .slice(0, 3)
      .map(({ signature }) => signature)
      .sort(),
  );
  assert.equal((await seal(round)).accepted?.round, BigInt(round));

  await deployment.executor.send(deployment.client.place(trader, toWad(0.01), 0n));
  await seal(round + 1);
  const later = await signed(round + 2);
  const [another] = (await signed(round + 2, 0)).slice(0, 1);
  assert.ok(another);
  await keeper.act(round + 2, blockTime(round + 2), [another, ...later.slice(1, 3)]);
  const refused = await seal(round + 2);
  assert.equal(refused.accepted, null);
  assert.equal((await keeper.refused(refused.failures)).length, 1);
  await keeper.act(round + 3, blockTime(round + 3), [...later.slice(0, 1), ...(await signed(round + 3))]);
  const next = await seal(round + 3);
  assert.ok(next.events.some(({ name, args }) => name === "PastRoundRecorded" && args.round === BigInt(round + 2)));
  assert.equal(keeper.waitingOrders, 0);
});

/** FIELDS at another price. */
const priced = (index: bigint): bigint[] => FIELDS.with(0, index * WAD).with(2, index * WAD);

/** Places an order for `round`, whose messages arrive while the chain makes no block. */
async function missRound(round: number, index: bigint): Promise<void> {
  await deployment.executor.send(deployment.client.place(deployment.traderAccounts[0]?.address ?? "0x", toWad(0.01), 0n));
  await seal(round - 1);
  assert.equal(keeper.waitingOrders, 1);
  await keeper.hear(round, blockTime(round), await signed(round, null, priced(index)));
}

/** Lets the keeper act on the round's own messages; what the chain refused of it. */
async function playRound(round: number) {
  await keeper.act(round, blockTime(round), await signed(round));
  const block = await seal(round);
  await keeper.refused(block.failures);
  return { block, reasons: block.failures.map(({ revertReason }) => revertReason?.replace(/\(.*/, "")) };
}

test("a late bundle that the hub refuses is sent again, since its gate widens with time", async () => {
  const round = FIRST + 14;
  await missRound(round, 53_250n);
  assert.deepEqual((await playRound(round + 1)).reasons, ["PastRoundInvalid"]);
  const { block, reasons } = await playRound(round + 2);
  assert.deepEqual(reasons, []);
  assert.ok(block.events.some(({ name, args }) => name === "PastRoundRecorded" && args.round === BigInt(round)));
  assert.equal(block.trades.length, 1);
});

test("a late bundle that stays refused is sent three times; its order waits on and is rejected when it expires", async () => {
  const round = FIRST + 18;
  await missRound(round, 100_000n);
  for (const later of [1, 2, 3]) assert.deepEqual((await playRound(round + later)).reasons, ["PastRoundInvalid"]);
  for (let later = 4; later <= 12; later += 1) {
    assert.deepEqual((await playRound(round + later)).reasons, []);
    assert.equal(keeper.waitingOrders, 1);
  }
  const { block } = await playRound(round + 13);
  assert.deepEqual(block.rejectedOrders, ["OrderExpired"]);
  assert.equal(keeper.waitingOrders, 0);
});

test("a late bundle too old for the hub is not sent at all", async () => {
  const round = FIRST + 33;
  await missRound(round, 50_000n);
  assert.deepEqual((await playRound(round + 7)).reasons, []);
  assert.equal(keeper.waitingOrders, 1);
  for (let later = 8; later <= 13; later += 1) await playRound(round + later);
  assert.equal(keeper.waitingOrders, 0);
});

test("messages of rounds far from now are not kept, in a missed block either", async () => {
  const round = FIRST + 50;
  const far = await signed(round + 33);
  await keeper.hear(round, blockTime(round), [...far, ...(await signed(round))]);
  const act = await keeper.act(round + 1, blockTime(round + 1), await signed(round + 1));
  assert.equal(act.have, 4);
  await seal(round + 1);
  assert.equal((await keeper.act(round + 33, blockTime(round + 33), [])).have, 0);
  await seal(round + 33);
});
