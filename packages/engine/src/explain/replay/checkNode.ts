import type {
  BoundExplanation,
  Check,
  EncodingExplanation,
  JournalledQuote,
  NodeExplanation,
  RefusedQuote,
  SourceExplanation,
  SourceFigures,
  StageExplanation,
} from "../explanation.ts";
import type { Delivery, ReplayedNode } from "./replayNodes.ts";

/** Lays a node's figures, computed again from its quotes, beside the journalled ones. */
export function checkNode(journalled: NodeExplanation, recomputed: NodeExplanation, replayed: ReplayedNode): NodeExplanation {
  return {
    ...journalled,
    sources: checkSources(journalled.sources, recomputed.sources, replayed),
    refusedQuotes: refusedQuotes(replayed),
    stages: journalled.stages.map((line) => checkStage(line, recomputed.stages)),
    bounds: journalled.bounds.map((line) => checkBound(line, recomputed.bounds)),
    encodings: journalled.encodings.map((line) => checkEncoding(line, recomputed.encodings)),
  };
}

/** Equal bit for bit; a negative zero, which JSON does not tell from zero, counts as zero. */
export function checkOf<T extends number | string | boolean | null>(journalled: T, recomputed: T): Check<T> {
  return { equal: journalled === recomputed, recomputed };
}

function checkStage(line: StageExplanation, others: readonly StageExplanation[]): StageExplanation {
  const other = others.find(({ stage, name }) => stage === line.stage && name === line.name);
  return { ...line, check: checkOf(line.value, other?.value ?? null) };
}

function checkBound(line: BoundExplanation, others: readonly BoundExplanation[]): BoundExplanation {
  const other = others.find(({ field }) => field === line.field);
  const equal = other !== undefined && other.value === line.value && other.requested === line.requested && other.limit === line.limit;
  return { ...line, check: { equal, recomputed: other?.value ?? null } };
}

function checkEncoding(line: EncodingExplanation, others: readonly EncodingExplanation[]): EncodingExplanation {
  const other = others.find(({ field }) => field === line.field);
  const equal = other !== undefined && other.value === line.value && other.encoded === line.encoded && other.committed === line.committed;
  return { ...line, check: { equal, recomputed: other?.committed ?? null } };
}

function figuresOf({ raw, converted, ageMillis, trust, weight, clamped, status }: SourceFigures): SourceFigures {
  return { raw, converted, ageMillis, trust, weight, clamped, status };
}

function checkSources(
  lines: readonly SourceExplanation[],
  others: readonly SourceExplanation[],
  replayed: ReplayedNode,
): SourceExplanation[] {
  return lines.map((line) => {
    const other = others.find(({ leg, venue, pair }) => leg === line.leg && venue === line.venue && pair === line.pair);
    const recomputed = other === undefined ? { ...figuresOf(line), status: "absent" } : figuresOf(other);
    const mine = figuresOf(line);
    const equal = Object.entries(mine).every(([name, value]) => value === recomputed[name as keyof SourceFigures]);
    const behind = quoteBehind(line, replayed);
    return { ...line, quote: behind && journalledQuote(behind), check: { equal: equal && quoteAgrees(line, behind), recomputed } };
  });
}

/** The newest delivery that gives this source's price and age: the one the node remembers. */
function quoteBehind({ venue, pair, raw, ageMillis }: SourceExplanation, { trace, recent }: ReplayedNode): Delivery | null {
  if (raw === null) return null;
  return (
    recent
      .get(`${venue} ${pair}`)
      ?.findLast(({ read }) => (read.bid + read.ask) / 2 === raw && Math.max(0, trace.at - read.publishedAt) === ageMillis) ?? null
  );
}

/** A source with a price has a quote in the journal; one whose quotes lie further back than what is kept is not held against it. */
function quoteAgrees({ raw, status }: SourceExplanation, behind: Delivery | null): boolean {
  return raw === null || behind !== null || status !== "used";
}

function journalledQuote({ seq, quote }: Delivery): JournalledQuote {
  const plain = (value: number): number | string => (Number.isFinite(value) ? value : String(value));
  const { bid, ask, size, publishedAt, receivedAt } = quote;
  return { seq, bid: plain(bid), ask: plain(ask), size: plain(size), publishedAt, receivedAt };
}

function refusedQuotes({ deliveries }: ReplayedNode): RefusedQuote[] {
  return deliveries.flatMap((delivery) => {
    const { venue, pair } = delivery.quote;
    return delivery.code === null ? [] : [{ venue, pair, code: delivery.code, ...journalledQuote(delivery) }];
  });
}
