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
   * @throws EvenkeelError `SIGNATURE_CONFLICT` when the node has signed another vector of this round, or a later round and not this one.
   */
  sign(node: number, account: LocalAccount, assessment: Assessment): Promise<SignedAssessment>;
}

/** Rounds of a node that are remembered; an older one is refused, since a node closes rounds in order. */
const KEPT_ROUNDS = 64;

/** What one node has signed. */
interface Page {
  newest: number;
  readonly signed: Map<number, SignedAssessment>;
}

export function createSignatureBook(context: SigningContext, recorded: RecordedRun | null): SignatureBook {
  // By node: one whose clock runs ahead must not make the book forget what the others signed.
  const pages = new Map<number, Page>();

  function pageOf(node: number): Page {
    const page = pages.get(node) ?? { newest: -1, signed: new Map() };
    pages.set(node, page);
    return page;
  }

  async function earlier(node: number, round: number): Promise<SignedAssessment | undefined> {
    if (recorded === null || round > (recorded.lastRound ?? -1)) return undefined;
    const body = (await recorded.assessments(round)).find((one) => one.node === node);
    return body && revive(body);
  }

  return {
    async sign(node, account, assessment) {
      const { round } = assessment;
      const page = pageOf(node);
      const before = page.signed.get(round) ?? (await earlier(node, round));
      if (before !== undefined && !isSame(before, assessment)) throw conflict(node, assessment, "another vector of it");
      if (before === undefined && round <= page.newest)
        throw conflict(node, assessment, `round ${page.newest}, and goes through rounds in order`);
      const message = before ?? (await signAssessment(node, account, assessment, context));
      page.signed.set(round, message);
      page.newest = Math.max(page.newest, round);
      for (const old of page.signed.keys()) if (old <= page.newest - KEPT_ROUNDS) page.signed.delete(old);
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

function conflict(node: number, { round, observedAt }: Assessment, signed: string): EvenkeelError {
  return new EvenkeelError({
    code: "SIGNATURE_CONFLICT",
    message: `node ${node} is asked to sign round ${round}, but has signed ${signed}`,
    field: "round",
    value: `${round} observed at ${observedAt}`,
    remedy: "A node signs a round once. Resume with the version, data and options that began this state.",
  });
}
