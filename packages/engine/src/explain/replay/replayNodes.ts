import type { ChainSnapshot, Quote, Trace } from "@evenkeel/core";
import type { ChainedRow } from "../../journal/chainedRow.ts";
import type { SnapshotBody } from "../../journal/roundRows.ts";
import { createNodeRole, type NodeRole } from "../../nodes/nodeRole.ts";
import { createFaultPlan } from "../../run/faultPlan.ts";
import { roundTimes } from "../../run/roundTimes.ts";
import type { JournalledRun } from "../readRun.ts";

/** A quote as it reached one node, and what the node made of it. */
export interface Delivery {
  /** Place of the quote's row in the journal. */
  readonly seq: number;
  /** As journalled, with the node's time of receipt. */
  readonly quote: Quote;
  /** As the node read it; a lying node reads something else than what was sent. */
  readonly read: Quote;
  /** Null when it was taken. */
  readonly code: string | null;
}

/** One node's round, computed again. */
export interface ReplayedNode {
  readonly node: number;
  readonly trace: Trace;
  /** Integers it would sign, as decimal strings, by the round it assessed: another one than this when its clock is wrong. The last few. */
  readonly signed: ReadonlyMap<number, readonly string[]>;
  /** What reached the node since its last round. */
  readonly deliveries: readonly Delivery[];
  /** The last few deliveries of each `venue pair`, newest last. */
  readonly recent: ReadonlyMap<string, readonly Delivery[]>;
}

/** One round of all nodes that were up. */
export interface ReplayedRound {
  readonly round: number;
  readonly nodes: readonly ReplayedNode[];
  /** Journalled quotes replayed so far. */
  readonly quotes: number;
  /** The chain as the nodes had read it before this round; null before the first block. */
  readonly before: SnapshotBody | null;
}

/** Takes a run's `quote` and `snapshot` rows in their order; each snapshot ends a round, which is then given back. */
export interface Replay {
  take(row: ChainedRow): ReplayedRound | null;
}

const RECENT = 6;

interface Seat {
  readonly role: NodeRole;
  deliveries: Delivery[];
  readonly recent: Map<string, readonly Delivery[]>;
  readonly signed: Map<number, readonly string[]>;
  /** The last round it assessed; it never assesses one twice. */
  closedRound: number;
}

/** Sets the run's nodes up again; their networks draw the same delays and drops, so the same quotes arrive at the same times. */
export function createReplay(run: JournalledRun): Replay {
  const faults = createFaultPlan(run.faults, run.start, run.seed, run.description.legs);
  const length = run.parameters.roundSeconds * 1_000;
  const seats = run.nodes.map((config): Seat => {
    let reading: { quote: Quote & { readonly seq?: number }; read: Quote } | null = null;
    const distort = faults.node(config.node);
    const note = (_venue: string, code: string | null): void => {
      if (reading === null) return;
      const { seq = 0, ...quote } = reading.quote;
      const delivery: Delivery = { seq, quote, read: reading.read, code };
      const source = `${quote.venue} ${quote.pair}`;
      seat.deliveries.push(delivery);
      seat.recent.set(source, [...(seat.recent.get(source) ?? []), delivery].slice(-RECENT));
      reading = null;
    };
    const role = createNodeRole(run.seed, config, run.parameters, note, {
      distort(quote, at) {
        const read = distort(quote, at);
        reading = { quote, read };
        return read;
      },
      skewMillis: (at) => faults.clockSkewMillis(config.node, at),
    });
    const seat: Seat = { role, deliveries: [], recent: new Map(), signed: new Map(), closedRound: -1 };
    return seat;
  });
  let sequence = 0;
  let before: SnapshotBody | null = null;

  function closeRound(round: number): ReplayedNode[] {
    const { assessAt } = roundTimes(round, run.parameters.roundSeconds);
    return seats.flatMap((seat) => {
      const { role } = seat;
      if (faults.nodeDown(role.node, assessAt)) return [];
      role.advance(assessAt);
      const local = role.localTime(assessAt);
      const { trace, assessment } = role.closeRound(Math.floor(local / length), local);
      const { deliveries } = seat;
      seat.deliveries = [];
      if (assessment !== null && assessment.round > seat.closedRound) {
        seat.closedRound = assessment.round;
        seat.signed.set(assessment.round, assessment.fields.map(String));
        if (seat.signed.size > RECENT) seat.signed.delete(seat.signed.keys().next().value as number);
      }
      return [{ node: role.node, trace, signed: new Map(seat.signed), deliveries, recent: new Map(seat.recent) }];
    });
  }

  return {
    take({ kind, seq, round, body }) {
      if (kind === "quote") {
        const quote = { ...quoteOf(body as JournalledBody), seq };
        for (const { role } of seats) if (!faults.nodeDown(role.node, quote.receivedAt)) role.offer(quote, sequence);
        sequence += 1;
        return null;
      }
      if (kind !== "snapshot" || round === null) return null;
      const replayed: ReplayedRound = { round, nodes: closeRound(round), quotes: sequence, before };
      before = body as SnapshotBody;
      const snapshot = snapshotOf(before);
      for (const { role } of seats) role.observeChain(snapshot);
      return replayed;
    },
  };
}

type JournalledBody = Omit<Quote, "bid" | "ask" | "size"> & Readonly<Record<"bid" | "ask" | "size", number | string>>;

/** The journal keeps what is no number as text. */
function quoteOf(body: JournalledBody): Quote {
  return { ...body, bid: Number(body.bid), ask: Number(body.ask), size: Number(body.size) };
}

function snapshotOf({ accepted, ...rest }: SnapshotBody): ChainSnapshot {
  return { ...rest, accepted: accepted && { ...accepted, fields: accepted.fields.map(BigInt) } };
}
