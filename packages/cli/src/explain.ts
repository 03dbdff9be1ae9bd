import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { EvenkeelError } from "@evenkeel/core";
import { explainRound, formatExplanation, openJournal } from "@evenkeel/engine";

export interface ExplainOptions {
  readonly state: string;
  readonly round?: number;
  readonly json: boolean;
}

/** Prints where a round's numbers came from: venue quotes, stages, signers, median, bounds, transaction. */
export async function explain(market: string, options: ExplainOptions): Promise<void> {
  const directory = resolve(options.state);
  if (!existsSync(directory)) {
    throw new EvenkeelError({
      code: "STATE_DIRECTORY_INVALID",
      message: "there is no journal in this folder",
      field: "--state",
      value: options.state,
      remedy: "Give the folder that a run was started with: evenkeel up --state DIR.",
    });
  }
  const journal = await openJournal({ directory });
  try {
    const explanation = await explainRound(journal, market, { round: options.round ?? "latest" });
    process.stdout.write(options.json ? `${JSON.stringify(explanation, null, 2)}\n` : `${formatExplanation(explanation)}\n`);
  } finally {
    await journal.close();
  }
}
