import type { PolicyName } from "@evenkeel/core";
import type { Figures } from "./figures.ts";
import { jobKey } from "./job.ts";
import { type PairedRatio, pairedRatio } from "./pairedRatio.ts";
import type { Arm, Gate, Protocol } from "./protocol.ts";
import type { EvidenceRow } from "./rows.ts";

/** What the rows of one arm say. */
export interface ArmSummary {
  readonly arm: Arm;
  /** Mean over seeds by policy; a policy without a row is absent. */
  readonly means: ReadonlyMap<PolicyName, { readonly runs: number } & Readonly<Record<keyof Figures, number>>>;
  /** Hashes of the code that made the rows; ratios between rows of different code say nothing. */
  readonly codes: ReadonlySet<string>;
  ratio(of: PolicyName, over: PolicyName, figure?: keyof Figures): PairedRatio | null;
}

/** A gate with what was measured for it. */
export interface GateOutcome {
  readonly gate: Gate;
  readonly ratio: PairedRatio | null;
  readonly passed: boolean;
  /** Pairs that the protocol asks for. */
  readonly wanted: number;
}

export type Rows = ReadonlyMap<string, EvidenceRow>;

function figure(rows: Rows, arm: Arm, policy: PolicyName, seed: number, name: keyof Figures): number | null {
  return rows.get(jobKey({ arm: arm.name, policy, seed }))?.figures[name] ?? null;
}

/** Means and paired ratios of one arm. */
export function summarise(rows: Rows, arm: Arm): ArmSummary {
  const means = new Map<PolicyName, { runs: number } & Record<keyof Figures, number>>();
  const codes = new Set<string>();
  for (const policy of arm.policies) {
    const own = arm.seeds.flatMap((seed) => rows.get(jobKey({ arm: arm.name, policy, seed })) ?? []);
    const [first] = own;
    if (first === undefined) continue;
    for (const { code } of own) codes.add(code);
    const names = Object.keys(first.figures) as (keyof Figures)[];
    const mean = (name: keyof Figures) => own.reduce((sum, row) => sum + (row.figures[name] ?? Number.NaN), 0) / own.length;
    const entries = names.map((name) => [name, mean(name)]);
    means.set(policy, { runs: own.length, ...(Object.fromEntries(entries) as Record<keyof Figures, number>) });
  }
  return {
    arm,
    means,
    codes,
    ratio(of, over, name = "meanAbsBp") {
      const pairs = arm.seeds.flatMap((seed) => {
        const [above, below] = [figure(rows, arm, of, seed, name), figure(rows, arm, over, seed, name)];
        return above === null || below === null ? [] : [[above, below] as const];
      });
      return pairedRatio(pairs);
    },
  };
}

/** Holds each gate of the protocol against the rows; a gate with missing pairs, or with rows of more than one code, has not passed. */
export function judge({ gates, arms }: Protocol, summaries: readonly ArmSummary[]): GateOutcome[] {
  return gates.map((gate) => {
    const wanted = arms.find(({ name }) => name === gate.arm)?.seeds.length ?? 0;
    const summary = summaries.find(({ arm }) => arm.name === gate.arm);
    const ratio = summary?.ratio(gate.of, gate.over) ?? null;
    const complete = ratio !== null && ratio.pairs === wanted && summary?.codes.size === 1;
    const below = gate.upperAtMost === undefined || (ratio?.high ?? Number.POSITIVE_INFINITY) <= gate.upperAtMost;
    const near = gate.within === undefined || Math.abs((ratio?.ratio ?? Number.POSITIVE_INFINITY) - 1) <= gate.within;
    return { gate, ratio, wanted, passed: complete && below && near };
  });
}
