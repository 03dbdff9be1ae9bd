import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { FIELD } from "@evenkeel/core";
import fc from "fast-check";
import { parseEventLogs, recoverTypedDataAddress } from "viem";
import { abis, assessmentTypedData, errorNameOf } from "../lib/index.ts";
import { agreeing, CALM, type Draft, deliver, FIRST_ROUND, signBundle, submitData, vector } from "./support/bundle.ts";
import { SIGNERS, startChain, type TestChain } from "./support/chain.ts";
import { eventLogs, marketActions } from "./support/market.ts";

const WAD = 10n ** 18n;

/** Name of the custom error that a call would be reverted with, or null when it would pass. */
async function refusal(chain: TestChain, round: number, drafts: readonly Draft[]): Promise<string | null> {
  const data = submitData(chain, round, await signBundle(chain, round, drafts));
  try {
    await chain.request("eth_call", [{ from: chain.deployer, to: chain.deployment.hub, data }, "latest"]);
    return null;
  } catch (error) {
    const { data: reason } = error as { data?: { data?: `0x${string}` } | `0x${string}` };
    const bytes = typeof reason === "string" ? reason : reason?.data;
    return bytes === undefined ? String(error) : errorNameOf(bytes.slice(0, 10) as `0x${string}`);
  }
}

describe("observations signed by viem", () => {
  let chain: TestChain;
  let other: TestChain;
  before(async () => {
    chain = await startChain();
    other = await startChain({ name: "another deployment" });
    await deliver(chain, FIRST_ROUND, agreeing(CALM));
    chain.clock.now = (FIRST_ROUND + 1) * 10 + 6;
    await chain.send(chain.deployer, chain.deployer, "0x", 21_000n);
  });
  after(() => Promise.all([chain.connection.close(), other.connection.close()]));

  it("are accepted, and the event names signers, fields and validity", async () => {
    const receipt = await deliver(chain, FIRST_ROUND + 1, agreeing(vector({ index: 50_010n * WAD, fundingRate: 1_000n }), 4));
    const [event] = parseEventLogs({ abi: abis.hub, logs: eventLogs(receipt), eventName: "RoundAccepted" });
    assert.equal(event?.args.signers, 15n);
    assert.equal(event?.args.valid, true);
    assert.equal(event?.args.fields[FIELD.index], 50_010n * WAD);
    const accepted = await marketActions(chain).latest();
    assert.equal(accepted.round, BigInt(FIRST_ROUND + 1));
    assert.deepEqual(accepted.fields, event?.args.fields);
  });

  it("recover to their signer whatever the integers", async () => {
    const int128 = fc.bigInt({ min: -(2n ** 127n) + 1n, max: 2n ** 127n - 1n });
    const signer = SIGNERS[0];
    assert.ok(signer);
    await fc.assert(
      fc.asyncProperty(fc.array(int128, { minLength: 12, maxLength: 12 }), fc.nat(), async (fields, round) => {
        const message = {
          topic: chain.deployment.markets[0]?.topic ?? "0x",
          schemaVersion: 1,
          epoch: 1,
          round,
          observedAt: round * 10,
        } as const;
        const typed = assessmentTypedData({ ...message, deploymentId: chain.deployment.deploymentId, configHash: message.topic, fields });
        assert.equal(await recoverTypedDataAddress({ ...typed, signature: await signer.signTypedData(typed) }), signer.address);
      }),
      { numRuns: 20, seed: 7 },
    );
  });

  it("are refused a second time, and when the round is far in the future", async () => {
    assert.equal(await refusal(chain, FIRST_ROUND + 1, agreeing(CALM)), "RoundAlreadyAccepted");
    assert.equal(await refusal(chain, FIRST_ROUND + 1_000_000, agreeing(CALM)), "ObservedInFuture");
    assert.equal(await refusal(chain, FIRST_ROUND - 100, agreeing(CALM)), "ObservationStale");
  });

  it("are refused by another deployment", async () => {
    const round = FIRST_ROUND;
    const data = submitData(chain, round, await signBundle(chain, round, agreeing(CALM)));
    other.clock.now = round * 10 + 6;
    const receipt = await other.send(other.deployer, other.deployment.hub, data, 2_000_000n);
    assert.equal(receipt.status, "reverted");
    chain.clock.now = (FIRST_ROUND + 2) * 10 + 6;
    await chain.send(chain.deployer, chain.deployer, "0x", 21_000n);
    const foreign = agreeing(CALM).map((draft) => ({ ...draft, deploymentId: other.deployment.deploymentId }));
    assert.equal(await refusal(chain, FIRST_ROUND + 2, foreign), "UnknownSigner");
  });

  it("are refused from a stranger, twice from one signer, too few, and outside their round", async () => {
    const round = FIRST_ROUND + 2;
    const [one, two, three] = agreeing(CALM) as [Draft, Draft, Draft];
    assert.equal(await refusal(chain, round, [one, two, two]), "DuplicateSigner");
    assert.equal(await refusal(chain, round, [one, two]), "QuorumTooSmall");
    assert.equal(await refusal(chain, round, [one, two, { ...three, observedAt: round * 10 - 1 }]), "RoundMismatch");
    assert.equal(await refusal(chain, round, [one, two, { ...three, fields: CALM.slice(1) }]), "FieldCountMismatch");
    assert.equal(await refusal(chain, round, [one, two, three]), null);
  });

  it("of one node that multiplies by ten move nothing outside the honest range", async () => {
    const round = FIRST_ROUND + 3;
    const honest = [50_011n, 50_012n, 50_013n].map((dollars) => dollars * WAD);
    const drafts = SIGNERS.map((signer, node) => {
      const index = honest[node] ?? (honest[0] ?? 0n) * 10n;
      return { signer, fields: vector({ index, indexAverage: index }) };
    });
    await deliver(chain, round, drafts);
    const { fields, valid } = await marketActions(chain).latest();
    assert.equal(valid, true);
    assert.equal(fields[FIELD.index], honest[1]);
  });
});
