import { EvenkeelError } from "@evenkeel/core/market/errors";

const FEWEST = 10;
const MOST = 5_000;
const USUAL = 1_500;

export interface HistoryQuery {
  readonly market: string;
  readonly points: number;
}

/** Reads `market` (required) and `points` (10 to 5000, default 1500) of a history request; throws `API_QUERY_INVALID`. */
export function readHistoryQuery(query: Readonly<Record<string, unknown>>): HistoryQuery {
  for (const key of Object.keys(query)) {
    if (key !== "market" && key !== "points") throw invalid(key, query[key], "Remove it; history takes market and points.");
  }
  const { market, points = String(USUAL) } = query;
  if (typeof market !== "string" || market === "") throw invalid("market", market, "Name one market, e.g. /api/history?market=BTC-USD.");
  const count = typeof points === "string" && /^\d{1,5}$/.test(points) ? Number(points) : Number.NaN;
  if (!(count >= FEWEST && count <= MOST)) throw invalid("points", points, `Give a whole number from ${FEWEST} to ${MOST}.`);
  return { market, points: count };
}

function invalid(field: string, value: unknown, remedy: string): EvenkeelError {
  return new EvenkeelError({ code: "API_QUERY_INVALID", message: "the query cannot be read", field, value, remedy });
}
