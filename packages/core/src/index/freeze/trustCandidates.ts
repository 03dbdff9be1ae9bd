import type { Candidate } from "../candidate.ts";
import type { IndexParameters } from "../parameters.ts";
import type { IndexDrift } from "../state.ts";
import { trustAt } from "./drift.ts";

/**
 * Whether an index may do without the venues that have drifted off: the others make an index of their own, can outvote a liar among them, and are the
 * majority. Of three venues one that is frozen therefore keeps its vote: of the two others the heavier one alone would be the index.
 */
export function isEnough(others: number, drifted: number, { minimumVenues, drift }: IndexParameters): boolean {
  return others >= Math.max(minimumVenues, drift?.minimumVenues ?? 0) && others > drifted;
}

/**
 * Gives each fresh candidate its venue's trust, and leaves out those whose venue has drifted off, while the others are enough;
 * otherwise all count, each with what its drift has left of its weight.
 *
 * @param candidates their trust, and the status of those that are left out, are changed
 */
export function trustCandidates(candidates: readonly Candidate[], drift: IndexDrift | null, p: IndexParameters): void {
  if (drift === null || p.drift === null) return;
  const others = new Set<string>();
  const drifted = new Set<string>();
  for (const candidate of candidates) {
    const own = drift.venues[candidate.venue];
    candidate.trust = trustAt(own, p.drift);
    if (candidate.status !== "used") continue;
    if (own?.standing) drifted.add(candidate.venue);
    else others.add(candidate.venue);
  }
  if (drifted.size === 0 || !isEnough(others.size, drifted.size, p)) return;
  for (const candidate of candidates) {
    if (candidate.status === "used" && drift.venues[candidate.venue]?.standing) candidate.status = "drifted";
  }
}
