import type { Assessment } from "@evenkeel/core";
import { EvenkeelError } from "@evenkeel/core/market/errors";
import type { Hex, LocalAccount } from "viem";
import type { RecordedRun } from "../journal/recordedRun.ts";
import type { AssessmentBody } from "../journal/roundRows.ts";
import type { SignedAssessment } from "../roles.ts";
import { type SigningContext, signAssessment } from "./assessmentSigner.ts";

/** Gives a node's signature at most once per topic and round; what an earlier start signed is used again. */
export interface SignatureBook {
  /**
   * @returns The signed assessment; the same object when the same vector is asked for twice.
   * @throws EvenkeelError `SIGNATURE_CONFLICT` when the node has signed another vector of this round.
   */
  sign(node: number, account: LocalAccount, assessment: Assessment): Promise<SignedAssessment>;
}

/** Rounds that are remembered; nodes close rounds in order, so an older one cannot come again. */
const KEPT_ROUNDS = 64;

export function createSignatureBook(context: SigningContext, recorded: RecordedRun | null): SignatureBook {
  const signed = new Map<number, Map<number, SignedAssessment>>();

  async function open(round: number): Promise<Map<number, SignedAssessment>> {
    const known = signed.get(round);
    if (known !== undefined) return known;
    const earlier = recorded === null || round > (recorded.lastRound ?? -1) ? [] : await recorded.assessments(round);
    const page = new Map(earlier.map((body) => [body.node, revive(body)]));
    signed.set(round, page);
    for (const old of signed.keys()) if (old < round - KEPT_ROUNDS) signed.delete(old);
    return page;
  }

  return {
    async sign(node, account, assessment) {
      const page = await open(assessment.round);
      const before = page.get(node);
      if (before !== undefined) {
        if (isSame(before, assessment)) return before;
        throw conflict(before, assessment);
      }
      const message = await signAssessment(node, account, assessment, context);
      page.set(node, message);
      return message;
    },
  };
}

function revive({ fields, ...body }: AssessmentBody): SignedAssessment {
  return { ...body, signature: body.signature as Hex, fields: fields.map(BigInt) };
}

function isSame({ observedAt, fields }: SignedAssessment, assessment: Assessment): boolean {
  return (
    observedAt === assessment.observedAt &&
    fields.length === assessment.fields.length &&
    fields.every((field, position) => field === assessment.fields[position])
  );
}

function conflict({ node, round }: SignedAssessment, { observedAt }: Assessment): EvenkeelError {
  return new EvenkeelError({
    code: "SIGNATURE_CONFLICT",
    message: `node ${node} has already signed another vector of round ${round}`,
    field: "round",
    value: `${round} observed at ${observedAt}`,
    remedy: "A node signs a round once. Resume with the version, data and options that began this state.",
  });
}
