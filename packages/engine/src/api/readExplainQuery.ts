import { EvenkeelError } from "@evenkeel/core/market/errors";
import type { RoundChoice } from "../explain/chooseRound.ts";
import { type ExplainedField, requireField } from "../explain/explainedField.ts";

export interface ExplainQuery {
  readonly market: string;
  readonly which: RoundChoice;
  readonly field: ExplainedField | undefined;
  readonly recompute: boolean;
}

const KEYS = ["market", "round", "at", "field", "recompute"];

/**
 * Reads an explain request: `market` (required), `round` (a number) or `at` (milliseconds UTC) or neither for the last accepted round, `field`
 * (all when absent), `recompute` (`0` or `1`, default 1).
 *
 * @throws EvenkeelError `API_QUERY_INVALID`, `EXPLAIN_FIELD_UNKNOWN`.
 */
export function readExplainQuery(query: Readonly<Record<string, unknown>>): ExplainQuery {
  for (const key of Object.keys(query)) {
    if (!KEYS.includes(key)) throw invalid(key, query[key], `Remove it; explain takes ${KEYS.join(", ")}.`);
  }
  const { market, field, recompute = "1" } = query;
  if (typeof market !== "string" || market === "") throw invalid("market", market, "Name one market, e.g. /api/explain?market=BTC-USD.");
  if (field !== undefined && typeof field !== "string") throw invalid("field", field, "Name one field, or leave it out.");
  if (recompute !== "0" && recompute !== "1") throw invalid("recompute", recompute, "Use 0 or 1.");
  return { market, which: which(query), field: field === undefined ? undefined : requireField(field), recompute: recompute === "1" };
}

function which({ round, at }: Readonly<Record<string, unknown>>): RoundChoice {
  if (round !== undefined && at !== undefined) throw invalid("at", at, "Give round or at, not both.");
  if (at !== undefined) return { at: whole("at", at) };
  return round === undefined ? "latest" : { round: whole("round", round) };
}

function whole(field: string, value: unknown): number {
  const number = typeof value === "string" && /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
  if (Number.isSafeInteger(number)) return number;
  throw invalid(field, value, "Give a whole number.");
}

function invalid(field: string, value: unknown, remedy: string): EvenkeelError {
  return new EvenkeelError({ code: "API_QUERY_INVALID", message: "the query cannot be read", field, value, remedy });
}
