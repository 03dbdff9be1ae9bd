import type { Hex } from "viem";
import type { CallReceipt, SignedAssessment } from "../roles.ts";

/** Bundles on their way to the chain, and how often it refused which. */
export interface RefusalBook {
  sent(hash: Hex, round: number, bundle: readonly SignedAssessment[]): void;
  /** The round whose bundle this failed transaction carried, or null when it carried none. Counts what the chain has judged. */
  refused(receipt: CallReceipt): number | null;
  /** Whether the chain refused these very signatures as often as is worth their gas. */
  spent(round: number, bundle: readonly SignedAssessment[]): boolean;
  /** Drops rounds older than `round`. */
  forgetBefore(round: number): void;
}

interface Refusals {
  readonly signatures: string;
  readonly count: number;
}

const signaturesOf = (bundle: readonly SignedAssessment[]): string => bundle.map(({ signature }) => signature).join();

/**
 * @param most refusals of one bundle after which it is spent; other signatures begin anew
 * @example
 * const book = createRefusalBook(3);
 * book.sent(hash, 7, quorum);
 * book.refused(receipt); // 7
 * book.spent(7, quorum); // false, until the third refusal
 */
export function createRefusalBook(most: number): RefusalBook {
  const underway = new Map<Hex, { readonly round: number; readonly signatures: string }>();
  const rounds = new Map<number, Refusals>();
  return {
    sent(hash, round, bundle) {
      underway.set(hash, { round, signatures: signaturesOf(bundle) });
    },
    refused({ hash, blockNumber }) {
      const bundle = underway.get(hash);
      if (bundle === undefined) return null;
      underway.delete(hash);
      const { round, signatures } = bundle;
      // Without a block the connection failed, which says nothing about the bundle.
      if (blockNumber === 0) return round;
      const known = rounds.get(round);
      rounds.set(round, { signatures, count: known?.signatures === signatures ? known.count + 1 : 1 });
      return round;
    },
    spent(round, bundle) {
      const known = rounds.get(round);
      return known !== undefined && known.count >= most && known.signatures === signaturesOf(bundle);
    },
    forgetBefore(round) {
      for (const old of rounds.keys()) if (old < round) rounds.delete(old);
      for (const [hash, bundle] of underway) if (bundle.round < round) underway.delete(hash);
    },
  };
}
