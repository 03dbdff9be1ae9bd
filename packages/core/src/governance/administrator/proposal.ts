/** What an administrator wants, announced before it can happen. */
export interface Proposal {
  readonly id: string;
  readonly values: ReadonlyMap<string, bigint>;
  /** Seconds UTC at which it was announced. */
  readonly announcedAt: number;
  /** Number of administrators' changes executed before it was announced: a signature made for another state does not fit this one. */
  readonly epoch: number;
}

/** How administrators' changes are slowed down. */
export interface ProposalRules {
  /** Seconds between announcement and execution. */
  readonly delaySeconds: number;
  /** Seconds after the delay in which it may be executed. */
  readonly graceSeconds: number;
}

/** Why a proposal cannot be executed now. */
export type ProposalRefusal = "delay_running" | "proposal_expired" | "epoch_passed";

/**
 * Whether a proposal may be executed now: after its delay, before its grace has passed, and in the epoch it was announced in.
 *
 * @param epoch number of administrators' changes executed so far
 * @param now seconds UTC
 * @returns null when it may
 * @example
 * proposalRefusal({ id: "1", values: new Map(), announcedAt: 0, epoch: 0 }, 0, 60, { delaySeconds: 172_800, graceSeconds: 86_400 }) // "delay_running"
 */
export function proposalRefusal(proposal: Proposal, epoch: number, now: number, rules: ProposalRules): ProposalRefusal | null {
  if (proposal.epoch !== epoch) return "epoch_passed";
  const ready = proposal.announcedAt + rules.delaySeconds;
  if (!(now >= ready)) return "delay_running";
  return now >= ready + rules.graceSeconds ? "proposal_expired" : null;
}
