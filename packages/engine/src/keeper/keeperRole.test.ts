import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type Assessment, hubConfig, MARKET_SCHEMA_VERSION } from "@evenkeel/core";
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
      signers: deployment.nodeAccounts.map(({ address }) => address),
      rules: hubConfig(options.parameters.governance).rules,
    }),
  });
});
after(() => deployment.chain.close());

/** Assessments of all four nodes; a forger signs with a key that is not its own. */
async function signed(round: number, forger: number | null = null): Promise<SignedAssessment[]> {
  const observedAt = roundTimes(round, 10).assessAt / 1_000;
  const assessment: Assessment = {
    market: options.description.market,
    schemaVersion: MARKET_SCHEMA_VERSION,
    round,
    observedAt,
    fields: FIELDS,
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
    (await keeper.refused(round)).map(({ node }) => node),
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

test("a stranger's message costs nothing, one of another epoch or that no transaction can hold costs its node's alone", async () => {
  const round = FIRST + 6;
  const good = await signed(round);
  const stranger = seededAccount(9, "stranger", 0);
  const [own] = good;
  assert.ok(own);
  const assessment: Assessment = { ...own, fields: FIELDS };
  const strange = await signAssessment(8, stranger, assessment, deployment.signing);
  const [, second] = deployment.nodeAccounts;
  assert.ok(second);
  const stale = await signAssessment(1, second, assessment, { ...deployment.signing, epoch: 2 });
  const absurd = { ...own, fields: own.fields.with(10, 2n ** 127n) };
  await deployment.executor.send(deployment.client.place(deployment.traderAccounts[0]?.address ?? "0x", toWad(0.01), 0n));
  await seal(round - 1);
  const act = await keeper.act(round, blockTime(round), [strange, stale, absurd, ...good]);
  assert.equal(act.submitted, null, "two nodes are left, which is no quorum; nothing is sent that the hub would refuse");
  const next = await signed(round + 1);
  await keeper.act(round + 1, blockTime(round + 1), [
    await signAssessment(8, stranger, { ...assessment, round: round + 1, observedAt: own.observedAt + 10 }, deployment.signing),
    ...next,
  ]);
  assert.equal((await seal(round + 1)).accepted?.round, BigInt(round + 1));
});
