import type { PolicyName } from "@evenkeel/core";
import type { Protocol } from "./protocol.ts";

/** One run of the protocol. */
export interface Job {
  readonly arm: string;
  readonly scenario: string;
  readonly policy: PolicyName;
  readonly seed: number;
  readonly fundingBlind: boolean;
  readonly capitalMultiplier: number;
}

/** Every run of a protocol: the gates' arms first, and within an arm seed by seed, so that an interrupted campaign has whole pairs. */
export function jobsOf({ arms }: Protocol): Job[] {
  return arms.flatMap(({ name, scenario, policies, seeds, fundingBlind = false, capitalMultiplier = 1 }) =>
    seeds.flatMap((seed) => policies.map((policy) => ({ arm: name, scenario, policy, seed, fundingBlind, capitalMultiplier }))),
  );
}

/**
 * @example
 * jobKey({ arm: "default", scenario: "default", policy: "gen2", seed: 1, fundingBlind: false, capitalMultiplier: 1 }) // "default | gen2 | 1"
 */
export function jobKey({ arm, policy, seed }: Pick<Job, "arm" | "policy" | "seed">): string {
  return `${arm} | ${policy} | ${seed}`;
}
