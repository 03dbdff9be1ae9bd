import type { SignedAssessment } from "../roles.ts";

/** Assessments by round, in order of arrival; at most one per node and round. */
export interface QuorumCollector {
  /** Returns false for a second assessment of the same node and round, which is ignored. */
  add(message: SignedAssessment): boolean;
  /** The first `required` assessments of a round that count, or null when there are fewer. */
  quorum(round: number, counts?: (message: SignedAssessment) => boolean): readonly SignedAssessment[] | null;
  have(round: number): number;
  all(round: number): readonly SignedAssessment[];
  /** Takes a node's assessment out again, after the chain refused it. */
  remove(round: number, signer: string): void;
  /** Drops rounds older than `round`. */
  forgetBefore(round: number): void;
}

export function createQuorumCollector(required: number): QuorumCollector {
  const rounds = new Map<number, SignedAssessment[]>();
  return {
    add(message) {
      const known = rounds.get(message.round);
      if (known === undefined) {
        rounds.set(message.round, [message]);
        return true;
      }
      if (known.some((other) => other.signer === message.signer)) return false;
      known.push(message);
      return true;
    },
    quorum(round, counts = () => true) {
      const known = (rounds.get(round) ?? []).filter(counts);
      return known.length >= required ? known.slice(0, required) : null;
    },
    all: (round) => rounds.get(round) ?? [],
    have: (round) => rounds.get(round)?.length ?? 0,
    remove(round, signer) {
      const known = rounds.get(round);
      if (known !== undefined) {
        rounds.set(
          round,
          known.filter((message) => message.signer !== signer),
        );
      }
    },
    forgetBefore(round) {
      for (const known of rounds.keys()) if (known < round) rounds.delete(known);
    },
  };
}
