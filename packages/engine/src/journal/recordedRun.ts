import type { ChainedRow } from "./chainedRow.ts";
import type { JournalQuery } from "./journalQuery.ts";
import type { AssessmentBody, TransactionBody } from "./roundRows.ts";

/** What an interrupted run had written, asked for round by round while the run is played again. */
export interface RecordedRun {
  /** Newest round with rows of its own, or null when the run never came to its first round; a node whose clock runs ahead may have signed one that is yet to be played. */
  readonly lastRound: number | null;
  /** What nodes signed in a round; such a signature is used again and never made twice. */
  assessments(round: number): Promise<readonly AssessmentBody[]>;
  /** Transactions of a round, or of the deployment (null), in the order in which they were signed. */
  transactions(round: number | null): Promise<readonly TransactionBody[]>;
}

/** The part of a journal that can be read back. */
export interface ReadableJournal {
  readonly size: number;
  read(query: JournalQuery): Promise<ChainedRow[]>;
  latestRound(market: string): Promise<number | null>;
}

/** Deployment rows stand before the first round's, so a few hundred rows hold them all. */
const DEPLOYMENT_PAGE = 500;

/**
 * Opens what a journal holds of an earlier start of the same run.
 *
 * @returns null for an empty journal.
 */
export async function recordedRun(journal: ReadableJournal, market: string): Promise<RecordedRun | null> {
  if (journal.size === 0) return null;
  const lastRound = await journal.latestRound(market);

  // Every node of a round asks for the same rows.
  let asked: { readonly round: number; readonly bodies: Promise<readonly AssessmentBody[]> } | null = null;

  async function assessments(round: number): Promise<readonly AssessmentBody[]> {
    return (await journal.read({ kind: "assessment", market, round })).map(({ body }) => body as AssessmentBody);
  }

  async function deployment(): Promise<readonly TransactionBody[]> {
    const found: TransactionBody[] = [];
    for (let afterSeq = 0; ; ) {
      const page = await journal.read({ kind: "transaction", afterSeq, limit: DEPLOYMENT_PAGE });
      const own = page.filter(({ round }) => round === null);
      found.push(...own.map(({ body }) => body as TransactionBody));
      if (own.length < DEPLOYMENT_PAGE) return found;
      afterSeq = page.at(-1)?.seq ?? afterSeq;
    }
  }

  return {
    lastRound,
    assessments(round) {
      if (asked?.round !== round) asked = { round, bodies: assessments(round) };
      return asked.bodies;
    },
    transactions: async (round) => {
      if (round === null) return deployment();
      return (await journal.read({ kind: "transaction", market, round })).map(({ body }) => body as TransactionBody);
    },
  };
}
