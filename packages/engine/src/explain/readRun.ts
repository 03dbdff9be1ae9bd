import { EvenkeelError, type MarketDescription, type MarketParameters } from "@evenkeel/core";
import type { Hex } from "viem";
import type { Fault } from "../config/fault.ts";
import type { OpenedJournal } from "../journal/openJournal.ts";
import type { NodeConfig } from "../nodes/nodeConfig.ts";

/** What a run's row says about how its numbers came about. */
export interface RunBody {
  readonly scenario: string;
  readonly policy: string;
  readonly seed: number;
  readonly deploymentId: Hex;
  readonly configHash: Hex;
  /** Assessments per bundle, 2f + 1. */
  readonly required: number;
  readonly nodes: readonly NodeConfig[];
  readonly faults: readonly Fault[];
  readonly description: MarketDescription;
  readonly parameters: MarketParameters;
}

/** A market's run: its row and when it began, milliseconds UTC. */
export interface JournalledRun extends RunBody {
  readonly market: string;
  readonly start: number;
}

const NEEDED = ["seed", "deploymentId", "required", "nodes", "faults", "parameters"] as const satisfies readonly (keyof RunBody)[];

/** Reads the row that begins a market's run; throws `EXPLAIN_MARKET_UNKNOWN`, `EXPLAIN_ROW_UNREADABLE`. */
export async function readRun(journal: OpenedJournal, market: string): Promise<JournalledRun> {
  const rows = await journal.read({ kind: "run" });
  const row = rows.find((candidate) => candidate.market === market);
  if (row === undefined) throw marketUnknown(market, [...new Set(rows.map((candidate) => candidate.market ?? ""))]);
  const body = row.body as Partial<RunBody> | null;
  const missing = NEEDED.find((key) => body?.[key] === undefined);
  if (missing === undefined) return { ...withEndlessFaults(body as RunBody), market, start: row.at };
  throw new EvenkeelError({
    code: "EXPLAIN_ROW_UNREADABLE",
    message: "a row lacks what it should hold",
    field: `row ${row.seq}`,
    value: missing,
    remedy: "Explain it with the version of evenkeel that wrote the journal.",
  });
}

/** JSON has no Infinity: a fault without an end is journalled without one. */
function withEndlessFaults(body: RunBody): RunBody {
  const faults = body.faults.map((fault) => ({ ...fault, to: (fault.to as number | null) ?? Number.POSITIVE_INFINITY }));
  return { ...body, faults };
}

function marketUnknown(market: string, known: readonly string[]): EvenkeelError {
  return new EvenkeelError({
    code: "EXPLAIN_MARKET_UNKNOWN",
    message: "the journal knows no round of it",
    field: "market",
    value: market,
    remedy: known.length === 0 ? "Give the state folder of a run." : `Use one of ${known.join(", ")}.`,
  });
}
