import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { EvenkeelError } from "@evenkeel/core";
import { explainRound, formatExplanation, openJournal, type RoundChoice, requireField } from "@evenkeel/engine";

export interface ExplainOptions {
  readonly state: string;
  /** Milliseconds UTC. */
  readonly at?: number;
  readonly round?: number;
  readonly field?: string;
  readonly node?: number;
  readonly recompute: boolean;
  readonly json: boolean;
}

/** Prints where a round's numbers came from: quotes, stages, signers, median, bounds, transaction, and whether each comes out the same again. */
export async function explain(market: string, options: ExplainOptions): Promise<void> {
  const which = choice(options);
  const field = options.field === undefined ? undefined : requireField(options.field);
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
    const explanation = await explainRound(journal, market, { which, field, recompute: options.recompute });
    const { node } = options;
    if (node !== undefined && !explanation.nodes.some((one) => one.node === node)) {
      throw new EvenkeelError({
        code: "EXPLAIN_NODE_UNKNOWN",
        message: "this node did not see the round",
        field: "--node",
        value: node,
        remedy: `Use one of ${explanation.nodes.map((one) => one.node).join(", ")}.`,
      });
    }
    process.stdout.write(options.json ? `${JSON.stringify(explanation, null, 2)}\n` : `${formatExplanation(explanation, { node })}\n`);
  } finally {
    await journal.close();
  }
}

function choice({ at, round }: ExplainOptions): RoundChoice {
  if (at !== undefined && round !== undefined) {
    throw new EvenkeelError({
      code: "CLI_OPTION_INVALID",
      message: "the round is named twice",
      field: "--round",
      value: round,
      remedy: "Give --at or --round, not both.",
    });
  }
  if (at !== undefined) return { at };
  return round === undefined ? "latest" : { round };
}
