import type { AgentsFile } from "./agentsFile.ts";

/**
 * Says how many outside returns the traders can use, so that callers keep no more.
 *
 * @example
 * lookbackRounds(loadAgents(), 10); // 360
 */
export function lookbackRounds(agents: AgentsFile, roundSeconds: number): number {
  const longest = Math.max(0, ...agents.momentum.map((group) => group.lookbackMinutes[1]));
  return Math.ceil((longest * 60) / roundSeconds);
}
