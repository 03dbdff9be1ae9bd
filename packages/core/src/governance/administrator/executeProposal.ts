import { checkResult, type ResultOutcome, type ResultRule } from "../checkResult.ts";
import type { OuterLimits, ParameterValues } from "../outerLimits.ts";
import { type Proposal, type ProposalRefusal, type ProposalRules, proposalRefusal } from "./proposal.ts";

/** What administrators may change, and how many changes they have made. */
export interface AdministeredState {
  readonly values: ParameterValues;
  readonly epoch: number;
}

/** One reason against a proposal. */
export interface ExecutionRefusal {
  /** Parameter, result rule, or the proposal's id. */
  readonly field: string;
  readonly code: ProposalRefusal | "outside_outer_limits" | "unknown_parameter" | NonNullable<ResultOutcome["refusal"]>;
}

/** The state after the proposal, or before it with every reason. */
export interface Execution {
  readonly state: AdministeredState;
  readonly refusals: readonly ExecutionRefusal[];
}

/**
 * Executes an administrators' proposal: free of the stewards' small steps, yet after its delay, inside the outer limits and with acceptable results.
 *
 * @param outer limits that administrators cannot widen either
 * @param now seconds UTC
 * @example
 * executeProposal(state, { id: "guard", values: new Map([["withdrawalGuard", 500_000_000_000_000n]]), ... }, now, rules, outer, []).refusals
 * // [{ field: "withdrawalGuard", code: "outside_outer_limits" }]
 */
export function executeProposal(
  state: AdministeredState,
  proposal: Proposal,
  now: number,
  rules: ProposalRules,
  outer: OuterLimits,
  results: readonly ResultRule[],
): Execution {
  const untimely = proposalRefusal(proposal, state.epoch, now, rules);
  if (untimely !== null) return { state, refusals: [{ field: proposal.id, code: untimely }] };
  const outside = [...proposal.values].flatMap(([field, value]): ExecutionRefusal[] => {
    const code = outer.violationOf(field, value);
    return code === null ? [] : [{ field, code }];
  });
  if (outside.length > 0) return { state, refusals: outside };
  const values = new Map([...state.values, ...proposal.values]);
  const broken = results.flatMap((rule): ExecutionRefusal[] => {
    const { refusal } = checkResult(rule, state.values, values);
    return refusal === null ? [] : [{ field: rule.name, code: refusal }];
  });
  if (broken.length > 0) return { state, refusals: broken };
  return { state: { values, epoch: state.epoch + 1 }, refusals: [] };
}
