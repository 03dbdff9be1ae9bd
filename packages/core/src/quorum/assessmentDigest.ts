import { concatBytes, hexBytes, type Keccak256, toHex, utf8, word } from "../math/bytes.ts";
import type { Assessment } from "./assessment.ts";

/** An assessment with what the hub's storage adds before it is signed. */
export interface AssessmentHeader extends Assessment {
  /** Signer-set epoch. */
  readonly epoch: number;
  /** 0x, 32 bytes: the topic's configuration hash in the hub. */
  readonly configHash: string;
}

/** What binds a signature to one deployment and to no chain. */
export interface AssessmentDomain {
  /** 0x, 32 bytes. */
  readonly deploymentId: string;
}

const DOMAIN_TYPE = "EIP712Domain(string name,string version,bytes32 salt)";
const ASSESSMENT_TYPE =
  "Assessment(bytes32 topic,uint32 schemaVersion,uint64 epoch,uint64 round,uint64 observedAt,bytes32 configHash,int128[] fields)";

/**
 * Topic of a market: `keccak256("MARKET:" + market)`.
 *
 * @example
 * toHex(marketTopic("BTC-USD", keccak256)) // 0x..., 32 bytes
 */
export function marketTopic(market: string, keccak256: Keccak256): Uint8Array {
  return keccak256(utf8(`MARKET:${market}`));
}

/** EIP-712 struct hash of an assessment. */
export function assessmentStructHash(assessment: AssessmentHeader, keccak256: Keccak256): Uint8Array {
  return keccak256(
    concatBytes(
      keccak256(utf8(ASSESSMENT_TYPE)),
      marketTopic(assessment.market, keccak256),
      word(BigInt(assessment.schemaVersion)),
      word(BigInt(assessment.epoch)),
      word(BigInt(assessment.round)),
      word(BigInt(assessment.observedAt)),
      hexBytes(assessment.configHash, "configHash"),
      keccak256(concatBytes(...assessment.fields.map(word))),
    ),
  );
}

/**
 * The 32 bytes a node signs: EIP-712 with the domain `{name "Evenkeel", version "1", salt deploymentId}`, without chain or contract,
 * so that one bundle is valid on every chain of a deployment and nowhere else.
 *
 * @param keccak256 The hash function, e.g. viem's with `"bytes"`.
 * @throws EvenkeelError HEX_INVALID when `configHash` or `deploymentId` is not 32 bytes.
 * @example
 * assessmentDigest({ ...assessment, epoch: 0, configHash }, { deploymentId }, keccak256) // "0x..."
 */
export function assessmentDigest(assessment: AssessmentHeader, domain: AssessmentDomain, keccak256: Keccak256): `0x${string}` {
  const separator = keccak256(
    concatBytes(
      keccak256(utf8(DOMAIN_TYPE)),
      keccak256(utf8("Evenkeel")),
      keccak256(utf8("1")),
      hexBytes(domain.deploymentId, "deploymentId"),
    ),
  );
  return toHex(keccak256(concatBytes(Uint8Array.of(0x19, 0x01), separator, assessmentStructHash(assessment, keccak256))));
}
