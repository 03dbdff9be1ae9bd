import { EvenkeelError } from "@evenkeel/core";
import { compare, type Mismatch } from "./compare.ts";
import { type AdapterTables, adapterTables, findAdapter } from "./findAdapter.ts";
import type { Family, Tolerance, VectorCase } from "./vectorCase.ts";

/** What became of one case. */
export type Outcome =
  | { readonly status: "passed"; readonly worstError: number }
  | { readonly status: "unsupported" }
  | {
      readonly status: "failed";
      readonly worstError: number;
      readonly mismatches: readonly Mismatch[];
      /** Code and message of what the function threw, or null. */
      readonly thrown: string | null;
    };

/** In the risk family a tolerance below this is relative to max(1, |expected|). */
const RISK_RELATIVE_BELOW = 0.01;

/** The risk family states small tolerances relative to max(1, |expected|): either part then suffices. */
function toleranceOf({ absolute, relative }: Tolerance, family: Family): Tolerance {
  return family === "risk" && absolute < RISK_RELATIVE_BELOW
    ? { absolute, relative: Math.max(relative, absolute) }
    : { absolute, relative };
}

/**
 * Runs one case through the adapter of its mechanism.
 *
 * A core function that refuses its inputs answers with no result, so a refusal passes only where the file expects `null`.
 *
 * @param hint family that the file's name points to, or null
 */
export function runCase(row: VectorCase, hint: Family | null, tables: AdapterTables = adapterTables): Outcome {
  const found = findAdapter(row.system, row.mechanism, hint, tables);
  if (found === null) return { status: "unsupported" };
  let got: unknown;
  let thrown: string | null = null;
  try {
    got = found.adapter(row.inputs);
  } catch (error) {
    thrown = error instanceof Error ? error.message : String(error);
    got = error instanceof EvenkeelError ? null : undefined;
  }
  const { mismatches, worstError } = compare(row.expected, got, toleranceOf(row.tolerance, found.family));
  return mismatches.length === 0 ? { status: "passed", worstError } : { status: "failed", worstError, mismatches, thrown };
}
