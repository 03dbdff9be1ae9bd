import { checkResult, type ResultOutcome, type ResultRule } from "../checkResult.ts";
import type { OuterLimits, ParameterValues } from "../outerLimits.ts";
import type { ChangeLimit, ParameterValue } from "./changeLimit.ts";
import { type ChangeRefusal, checkChange } from "./checkChange.ts";
import { type Recommendation, type RecommendationRefusal, refusalOf } from "./recommendation.ts";

/** The parameters in force and the recommendations that were used up. */
export interface ParameterBook {
  readonly parameters: ReadonlyMap<string, ParameterValue>;
  readonly used: ReadonlySet<string>;
}

/** Everything a batch is held against. */
export interface StewardRules {
  /** A parameter without a limit is not the steward's to change. */
  readonly limits: ReadonlyMap<string, ChangeLimit>;
  readonly outer: OuterLimits;
  readonly results: readonly ResultRule[];
  /** Seconds a recommendation may be used. */
  readonly validSeconds: number;
}

/** One reason against a batch. */
export interface BatchRefusal {
  /** Parameter, or the result rule that the batch as a whole breaks. */
  readonly field: string;
  readonly code: ChangeRefusal | RecommendationRefusal | "duplicate_id" | "unknown_parameter" | "outside_outer_limits" | RefusedResult;
}

type RefusedResult = NonNullable<ResultOutcome["refusal"]>;

/** The book after the batch, or before it with every reason: a batch is applied whole or not at all. */
export interface BatchResult {
  readonly book: ParameterBook;
  readonly refusals: readonly BatchRefusal[];
  readonly results: readonly ResultOutcome[];
}

/** The bare values of a book. */
export function valuesOf(book: ParameterBook): ParameterValues {
  return new Map([...book.parameters].map(([name, { value }]) => [name, value]));
}

function refusalsOf(book: ParameterBook, batch: readonly Recommendation[], now: number, rules: StewardRules): BatchRefusal[] {
  const parameters = new Set<string>();
  const ids = new Set<string>();
  return batch.flatMap((wish): BatchRefusal[] => {
    const { id, parameter: field, value } = wish;
    const refusal = (code: BatchRefusal["code"] | null): BatchRefusal[] => (code === null ? [] : [{ field, code }]);
    // Each change of a parameter would be measured against the one before it, so two of them reach twice as far.
    if (parameters.has(field) || ids.has(id)) return refusal("duplicate_id");
    parameters.add(field);
    ids.add(id);
    const stale = refusalOf(wish, book.used, now, rules.validSeconds);
    if (stale !== null) return refusal(stale);
    const current = book.parameters.get(field);
    const limit = rules.limits.get(field);
    if (current === undefined || limit === undefined) return refusal("unknown_parameter");
    return refusal(rules.outer.violationOf(field, value) ?? checkChange(current, value, now, limit).refusal);
  });
}

/**
 * Applies recommendations as one change: each fresh, unused and inside its parameter's limit, no parameter twice, all inside the outer limits,
 * and what they make together acceptable.
 *
 * @param now seconds UTC
 * @example
 * applyBatch(book, [{ id: "1", parameter: "supplyCap", value: 110n, publishedAt: now }], now, rules).refusals // []
 */
export function applyBatch(book: ParameterBook, batch: readonly Recommendation[], now: number, rules: StewardRules): BatchResult {
  const refusals = refusalsOf(book, batch, now, rules);
  if (refusals.length > 0) return { book, refusals, results: [] };
  const changes = batch.map(({ parameter, value }) => [parameter, { value, changedAt: now }] as const);
  const next: ParameterBook = {
    parameters: new Map([...book.parameters, ...changes]),
    used: new Set([...book.used, ...batch.map(({ id }) => id)]),
  };
  const results = rules.results.map((rule) => checkResult(rule, valuesOf(book), valuesOf(next)));
  const broken = results.flatMap(({ rule, refusal }) => (refusal === null ? [] : [{ field: rule, code: refusal }]));
  return { book: broken.length === 0 ? next : book, refusals: broken, results };
}
