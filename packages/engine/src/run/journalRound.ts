import type { Quote } from "@evenkeel/core";
import { blockRow, receiptRow, traceRow } from "../journal/roundRows.ts";
import type { Journal, JournalRow } from "../roles.ts";
import type { ClosedRound } from "./closeRound.ts";
import { AGENTS_HASH } from "./outsideView.ts";
import type { RoundTimes } from "./roundTimes.ts";
import type { RunIdentity } from "./runIdentity.ts";
import type { RunOptions } from "./runOptions.ts";
import type { SealedRound } from "./sealRound.ts";

/** JSON has no NaN; a venue's nonsense is kept as the text of what it said. */
const plain = (value: number): number | string => (Number.isFinite(value) ? value : String(value));

/** What was run: enough to run it again and to know whether another journal is comparable. */
export function runRow(
  options: Omit<RunOptions, "clock" | "journal" | "onRound" | "onProgress">,
  { deploymentId, configHash, required }: RunIdentity,
): JournalRow {
  const { scenario, description, parameters, seed, signerSeed, nodes, gate, traders, version, feed, faults } = options;
  const { node, v8 } = process.versions;
  const identity = { scenario, policy: parameters.policy, seed, signerSeed, deploymentId, configHash, agents: AGENTS_HASH };
  const window = { start: feed.start, end: Number.isFinite(feed.end) ? feed.end : null };
  const versions = { package: version, node, v8 };
  // JSON has no Infinity: a fault without an end has none.
  const lasting = faults.map(({ to, ...fault }) => ({ ...fault, to: Number.isFinite(to) ? to : null }));
  const body = { ...identity, required, nodes, gate, traders, faults: lasting, window, description, parameters, versions };
  return { kind: "run", at: feed.start, market: description.market, round: null, node: null, body };
}

/** A quote as the journal keeps it. */
export function quoteRow(market: string, quote: Quote): JournalRow {
  const body = { ...quote, bid: plain(quote.bid), ask: plain(quote.ask), size: plain(quote.size) };
  return { kind: "quote", at: quote.receivedAt, market, round: null, node: null, body };
}

/** Arguments of an event: integers as decimal strings. */
function eventArguments(args: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(args).map(([name, value]) => [name, typeof value === "bigint" ? value.toString() : value]));
}

/** Writes what one round did: the traces behind a bundle, all receipts, the market's events and the block; its transactions are written as they are signed. */
export function journalRound(
  journal: Journal,
  market: string,
  { round, blockAt }: RoundTimes,
  closed: ClosedRound,
  sealed: SealedRound,
): void {
  const { act, digest, receipts, block } = sealed;
  const rows: JournalRow[] = [];
  if (act.submitted !== null && act.updateHash !== null) {
    for (const { node } of act.submitted) {
      const trace = closed.traces[node];
      if (trace) rows.push(traceRow(node, round, trace));
    }
  }
  for (const receipt of receipts) {
    rows.push(receiptRow(market, round, blockAt, receipt, digest.accepted?.receipt.hash === receipt.hash ? digest.accepted : null));
  }
  for (const { name, args } of digest.events) {
    if (name !== "RoundAccepted") {
      rows.push({ kind: "event", at: blockAt, market, round, node: null, body: { name, args: eventArguments(args) } });
    }
  }
  if (block !== null) {
    const transactions = receipts.filter(({ blockNumber }) => blockNumber === block.number).length;
    rows.push(blockRow(market, round, blockAt, { ...block, transactions }));
  }
  journal.append(rows);
}
