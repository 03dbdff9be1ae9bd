import type { Assessment } from "@evenkeel/core";

/**
 * What a liar signs who must not be found out: at every field the highest or lowest value that some honest node signs.
 *
 * @param own the liar's own assessment, used where there is no honest one
 */
export function worstInRange(own: Assessment, honest: readonly Assessment[], side: "high" | "low"): Assessment {
  const fields = own.fields.map((value, position) => {
    const seen = honest.flatMap((one) => one.fields[position] ?? []);
    return seen.reduce((worst, next) => (side === "high" ? (next > worst ? next : worst) : next < worst ? next : worst), seen[0] ?? value);
  });
  return { ...own, fields };
}
