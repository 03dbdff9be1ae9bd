import type { Candidate } from "../candidate.ts";
import type { IndexParameters } from "../parameters.ts";
import type { IndexDrift } from "../state.ts";
import { trustAt } from "./drift.ts";

/**
 * Gives each fresh candidate its venue's trust, and leaves out those whose venue has drifted off, while the others make an index of their own;
 * otherwise all count, each with what its drift has left of its weight.
 *
 * @param candidates their trust, and the status of those that are left out, are changed
 */
export function trustCandidates(candidates: readonly Candidate[], drift: IndexDrift | null, p: IndexParameters): void {
  if (drift === null || p.drift === null) return;
  const others = new Set<string>();
  let drifted = 0;
  for (const candidate of candidates) {
    const own = drift.venues[candidate.venue];
    candidate.trust = trustAt(own, p.drift);
    if (candidate.status !== "used") continue;
    if (own?.standing) drifted++;
    else others.add(candidate.venue);
  }
  if (drifted === 0 || others.size < p.minimumVenues) return;
  for (const candidate of candidates) {
    if (candidate.status === "used" && drift.venues[candidate.venue]?.standing) candidate.status = "drifted";
  }
}
