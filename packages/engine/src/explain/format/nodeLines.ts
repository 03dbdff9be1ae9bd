import type { NodeExplanation, RefusedQuote, SourceExplanation } from "../explanation.ts";
import { figure, quoted, verdict } from "./figures.ts";
import { formatTable } from "./formatTable.ts";

/** Trust is worth a word below this. */
const FULL_TRUST = 0.995;

/** Quotes, stages, bounds and encoding of one node, each with what the recomputation says. */
export function nodeLines({ node, origin, sources, refusedQuotes, stages, bounds, encodings }: NodeExplanation): string[] {
  const limited = bounds.filter(({ limit }) => limit !== "none");
  const head = origin === "journal" ? "" : ", computed again from the quotes because the round was not sent";
  return [
    ...(sources.length === 0 ? [] : ["", `Quotes at node ${node}${head}`, ...sourceTable(sources)]),
    ...refusedLines(refusedQuotes),
    "",
    `Stages at node ${node}`,
    ...formatTable(stages.map(({ stage, name, value, unit, note, check }) => [stage, name, figure(value), unit, verdict(check), note])),
    ...(bounds.length === 0 ? [] : ["", limited.length === 0 ? "Bounds: the requested parameter was inside" : "Bounds"]),
    ...formatTable(
      limited.map(({ field, requested, value, limit, check }) => [field, figure(requested), "->", figure(value), limit, verdict(check)]),
    ),
    ...(encodings.length === 0 ? [] : ["", "Encoded once, then signed"]),
    ...formatTable(
      encodings.map(({ field, value, encoded, committed, clamped, check }) => [
        field,
        figure(value),
        "->",
        encoded,
        clamped ? `-> ${committed}, held by the integer bounds` : "",
        verdict(check),
      ]),
    ),
  ];
}

function sourceTable(sources: readonly SourceExplanation[]): string[] {
  const rows = sources.map(({ leg, venue, pair, raw, converted, ageMillis, trust, weight, clamped, status, quote, check }) => [
    leg === null ? "index" : `leg ${leg}`,
    venue,
    pair,
    quote === null ? "" : `row ${quote.seq}`,
    quote === null ? "" : quoted(quote.bid),
    quote === null ? "" : quoted(quote.ask),
    figure(raw),
    figure(converted),
    ageMillis === null ? "" : `${(ageMillis / 1000).toFixed(1)} s`,
    `${(weight * 100).toFixed(1)} %`,
    `${status}${clamped ? ", clamped" : ""}${trust < FULL_TRUST ? `, trusted ${(trust * 100).toFixed(0)} %` : ""}`,
    verdict(check),
  ]);
  return formatTable([["for", "venue", "pair", "journal", "bid", "ask", "middle", "converted", "age", "weight", "status", ""], ...rows]);
}

/** Refused quotes by venue, pair and code, with the last of each. */
function refusedLines(refused: readonly RefusedQuote[]): string[] {
  if (refused.length === 0) return [];
  const groups = new Map<string, RefusedQuote[]>();
  for (const quote of refused) {
    const key = `${quote.venue} ${quote.pair} ${quote.code}`;
    groups.set(key, [...(groups.get(key) ?? []), quote]);
  }
  const rows = [...groups.values()].flatMap((group) => {
    const last = group.at(-1);
    if (last === undefined) return [];
    return [[last.venue, last.pair, last.code, `${group.length}`, `row ${last.seq}`, quoted(last.bid), quoted(last.ask)]];
  });
  return ["", "Refused in this round", ...formatTable([["venue", "pair", "code", "quotes", "last", "bid", "ask"], ...rows])];
}
