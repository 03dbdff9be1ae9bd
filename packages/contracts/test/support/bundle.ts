import { FIELD, MARKET_SCHEMA_VERSION, type MarketField } from "@evenkeel/core";
import { encodeFunctionData, type Hex } from "viem";
import type { PrivateKeyAccount } from "viem/accounts";
import { abis, assessmentTypedData } from "../../lib/index.ts";
import { SIGNERS, type TestChain } from "./chain.ts";

const WAD = 10n ** 18n;

/** A plausible vector: index 50,000, calm, margins 5 % and 2.5 %, fee 5 bp. */
export const CALM: readonly bigint[] = [
  50_000n * WAD,
  10n * WAD,
  50_000n * WAD,
  WAD / 2n,
  0n,
  0n,
  0n,
  0n,
  WAD / 20n,
  WAD / 40n,
  WAD / 2_000n,
  0n,
];

/** `CALM` with some fields replaced. */
export function vector(changes: Partial<Record<MarketField, bigint>>): bigint[] {
  const fields = [...CALM];
  for (const [name, value] of Object.entries(changes)) fields[FIELD[name as MarketField]] = value;
  return fields;
}

/** One observation to be signed. */
export interface Draft {
  readonly signer: PrivateKeyAccount;
  readonly fields: readonly bigint[];
  readonly observedAt?: number;
  readonly deploymentId?: Hex;
}

/** Signs drafts for a round of the chain's first market; observed 4 s into the round unless said otherwise. */
export async function signBundle(chain: TestChain, round: number, drafts: readonly Draft[]) {
  const [market] = chain.deployment.markets;
  if (market === undefined) throw new Error("the deployment lists no market");
  return Promise.all(
    drafts.map(async ({ signer, fields, observedAt = round * market.roundSeconds + 4, deploymentId = chain.deployment.deploymentId }) => ({
      observedAt: BigInt(observedAt),
      fields,
      signature: await signer.signTypedData(
        assessmentTypedData({
          deploymentId,
          topic: market.topic,
          schemaVersion: MARKET_SCHEMA_VERSION,
          epoch: chain.deployment.epoch,
          round,
          observedAt,
          configHash: market.configHash,
          fields,
        }),
      ),
    })),
  );
}

export type Bundle = Awaited<ReturnType<typeof signBundle>>;

export function submitData(chain: TestChain, round: number, bundle: Bundle): Hex {
  const topic = chain.deployment.markets[0]?.topic ?? "0x";
  return encodeFunctionData({ abi: abis.hub, functionName: "submitObservations", args: [topic, BigInt(round), bundle] });
}

/** The first `count` signers agreeing on `fields`. */
export function agreeing(fields: readonly bigint[], count = 3): Draft[] {
  return SIGNERS.slice(0, count).map((signer) => ({ signer, fields }));
}

/** Moves the clock to 6 s into the round and submits. */
export async function deliver(chain: TestChain, round: number, drafts: readonly Draft[]) {
  chain.clock.now = Math.max(chain.clock.now, round * 10 + 6);
  return chain.send(chain.deployer, chain.deployment.hub, submitData(chain, round, await signBundle(chain, round, drafts)), 2_000_000n);
}

export const FIRST_ROUND = 175_000_003;
