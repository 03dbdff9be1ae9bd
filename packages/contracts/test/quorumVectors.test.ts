import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { network } from "hardhat";
import { hashTypedData, recoverTypedDataAddress, zeroHash } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { assessmentTypedData, deploymentIdOf, topicConfig, topicOf } from "../lib/index.ts";
import { hubConfigOf, integers, quorumVectors } from "./support/quorumVectors.ts";

const connection = await network.create();
const harness = await connection.viem.deployContract("QuorumHarness");
after(() => connection.close());

const settings = { roundSeconds: 10, freshnessSeconds: 60, configHash: zeroHash };

describe("vectors/quorum.json through the contracts' libraries", () => {
  let compared = 0;
  before(() => assert.ok(quorumVectors.finalise.length > 0, "vectors/quorum.json holds no finalise cases"));
  after(() => assert.ok(compared >= 100, `only ${compared} shared cases were compared`));
  const each = <Case extends { readonly name: string }>(kind: string, cases: readonly Case[], check: (one: Case) => Promise<void>) =>
    it(`${kind}: ${cases.length} cases`, async () => {
      for (const one of cases) {
        await check(one);
        compared += 1;
      }
    });

  each("lowerMedian", quorumVectors.lowerMedian, async ({ name, values, expected }) => {
    assert.equal(await harness.read.lowerMedian([integers(values)]), BigInt(expected), name);
  });

  each("clamp", quorumVectors.clamp, async ({ name, value, min, max, expected }) => {
    assert.equal(await harness.read.clamp([BigInt(value), BigInt(min), BigInt(max)]), BigInt(expected), name);
  });

  each("step", quorumVectors.step, async ({ name, previous, value, maxStepPerSecond, elapsed, expected }) => {
    const stepped = await harness.read.step([BigInt(previous), BigInt(value), BigInt(maxStepPerSecond), BigInt(elapsed)]);
    assert.equal(stepped, BigInt(expected), name);
  });

  each("gate", quorumVectors.gate, async ({ name, previous, value, elapsed, base, perSecond, max, allowed, passes }) => {
    const result = await harness.read.gate([
      BigInt(previous),
      BigInt(value),
      BigInt(elapsed),
      BigInt(base),
      BigInt(perSecond),
      BigInt(max),
    ]);
    assert.deepEqual(result, [BigInt(allowed), passes], name);
  });

  each("linked", quorumVectors.linked, async ({ name, rules, fields, enters, refused, repaired }) => {
    const config = topicConfig({ ...settings, hub: hubConfigOf({ rules }) });
    const result = await harness.read.linked([config, integers(fields)]);
    assert.deepEqual(result, [enters, BigInt(refused), integers(repaired)], name);
  });

  each("finalise", quorumVectors.finalise, async ({ name, config, previous, vectors, required, observedAt, expected }) => {
    const none = { index: 0n, observedAt: 0n, count: 0n };
    const before = previous
      ? {
          fields: integers(previous.fields),
          lastValidAt: BigInt(previous.lastValidAt),
          lastValidIndex: BigInt(previous.lastValidIndex),
          candidate: {
            index: BigInt(previous.candidate.index),
            observedAt: BigInt(previous.candidate.at),
            count: BigInt(previous.candidate.count),
          },
        }
      : { fields: [], lastValidAt: 0n, lastValidIndex: 0n, candidate: none };
    const hub = topicConfig({ ...settings, hub: hubConfigOf(config) });
    const [entered, outcome] = await harness.read.finalise([
      hub,
      before,
      vectors.map((fields) => integers(fields)),
      BigInt(required),
      BigInt(observedAt),
    ]);
    assert.equal(entered, BigInt(expected.entered), name);
    if (!expected.enough) return;
    assert.deepEqual(outcome.fields, integers(expected.fields ?? []), name);
    assert.equal(outcome.valid, expected.valid, name);
    assert.equal(outcome.clamped, BigInt(expected.clamped ?? "0"), name);
    assert.equal(outcome.refused, BigInt(expected.refused ?? "0"), name);
    const { index, at, count } = expected.candidate ?? { index: "0", at: "0", count: "0" };
    assert.deepEqual(outcome.candidate, { index: BigInt(index), observedAt: BigInt(at), count: BigInt(count) }, name);
  });

  each("digest", quorumVectors.digest, async (one) => {
    const { name, deploymentId, topic, configHash } = one;
    const fields = integers(one.fields);
    assert.equal(topicOf(one.market), topic, name);
    assert.equal(
      deploymentIdOf({ genesisSigners: one.genesisSigners, name: one.deploymentName, outerLimitsHash: one.outerLimitsHash }),
      deploymentId,
      name,
    );
    assert.equal(await harness.read.deploymentId([one.genesisSigners, one.deploymentName, one.outerLimitsHash]), deploymentId, name);
    const [round, observedAt] = [BigInt(one.round), BigInt(one.observedAt)];
    const [schemaVersion, epoch] = [Number(one.schemaVersion), BigInt(one.epoch)];
    const [structHash, digest] = await harness.read.digest([
      deploymentId,
      topic,
      schemaVersion,
      epoch,
      round,
      observedAt,
      configHash,
      fields,
    ]);
    assert.equal(digest, one.digest, name);
    if (one.structHash !== undefined) assert.equal(structHash, one.structHash, name);
    const typed = assessmentTypedData({ deploymentId, topic, schemaVersion, epoch, round, observedAt, configHash, fields });
    assert.equal(hashTypedData(typed), one.digest, name);
    if (one.privateKey !== undefined && one.signature !== undefined) {
      assert.equal(await privateKeyToAccount(one.privateKey).signTypedData(typed), one.signature, name);
    }
    if (one.signer !== undefined && one.signature !== undefined) {
      assert.equal((await recoverTypedDataAddress({ ...typed, signature: one.signature })).toLowerCase(), one.signer.toLowerCase(), name);
    }
  });
});
