import type { SignedAssessment } from "../roles.ts";

/** Assessments by round, in order of arrival; at most one per node and round, whatever is sent in a node's name. */
export interface QuorumCollector {
  /**
   * Returns false for a second assessment of the same node and round, which is ignored.
   *
   * Signatures cost milliseconds, so the first in a node's name holds its place on trust. A second one contests it: the first is verified then,
   * and a forged one gives way, so that a name that anybody can write shuts nobody out.
   */
  add(message: SignedAssessment): Promise<boolean>;
  /** The first `required` assessments of a round that count, or null when there are fewer. */
  quorum(round: number, counts?: (message: SignedAssessment) => boolean): readonly SignedAssessment[] | null;
  have(round: number): number;
  /** Verifies what a round still holds on trust and takes the forged ones out, which are returned. */
  sift(round: number): Promise<readonly SignedAssessment[]>;
  /** Drops rounds older than `round`. */
  forgetBefore(round: number): void;
}

interface Held {
  readonly message: SignedAssessment;
  verified: boolean;
}

/** @param verify whether a message was signed by the node it names; asked only of contested messages and after a refusal */
export function createQuorumCollector(required: number, verify: (message: SignedAssessment) => Promise<boolean>): QuorumCollector {
  const rounds = new Map<number, Map<string, Held>>();

  async function authentic(held: Held): Promise<boolean> {
    held.verified ||= await verify(held.message);
    return held.verified;
  }

  function heldIn(round: number): Map<string, Held> {
    const known = rounds.get(round) ?? new Map<string, Held>();
    rounds.set(round, known);
    return known;
  }

  return {
    async add(message) {
      const known = heldIn(message.round);
      // An address has many spellings; the hub knows one signer.
      const signer = message.signer.toLowerCase();
      const held = known.get(signer);
      if (held !== undefined && (await authentic(held))) return false;
      known.set(signer, { message, verified: false });
      return true;
    },
    quorum(round, counts = () => true) {
      const known = [...(rounds.get(round)?.values() ?? [])].map(({ message }) => message).filter(counts);
      return known.length >= required ? known.slice(0, required) : null;
    },
    have: (round) => rounds.get(round)?.size ?? 0,
    async sift(round) {
      const forged: SignedAssessment[] = [];
      const known = rounds.get(round);
      for (const [signer, held] of known ?? []) {
        if (await authentic(held)) continue;
        known?.delete(signer);
        forged.push(held.message);
      }
      return forged;
    },
    forgetBefore(round) {
      for (const known of rounds.keys()) if (known < round) rounds.delete(known);
    },
  };
}
