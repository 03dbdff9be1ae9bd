import { refuse, type Violation, within } from "../../market/refuse.ts";
import type { GuardRule } from "./guardRule.ts";
import type { CombineRule, IndexRecipe } from "./recipe.ts";

const optional = (path: string, value: number | null, low: number, high: number, open = false): Violation[] =>
  value === null ? [] : within(path, value, low, high, open);

function combineViolations(path: string, rule: CombineRule): Violation[] {
  if (rule.kind === "clampedMean") return within(`${path}.width`, rule.width, 0, 1);
  if (rule.kind === "threeVote") return within(`${path}.exponent`, rule.exponent, -15, 15);
  if (rule.kind === "slicedMedian")
    return [...within(`${path}.windowMillis`, rule.windowMillis, 0, Infinity, true), ...within(`${path}.slices`, rule.slices, 1, Infinity)];
  return [];
}

function guardViolations(path: string, rule: GuardRule): Violation[] {
  switch (rule.kind) {
    case "clampToLast":
      return [...within(`${path}.up`, rule.up, 0, Infinity), ...within(`${path}.down`, rule.down, 0, 1)];
    case "range":
      return rule.low < rule.high ? [] : [{ field: `${path}.low`, value: rule.low, rule: `must be below ${rule.high}` }];
    case "halfWidth":
    case "reference":
      return within(`${path}.max`, rule.max, 0, Infinity, true);
    case "averageRatio":
      return within(`${path}.max`, rule.max, 1, Infinity);
    case "interval":
      return within(`${path}.leastMillis`, rule.leastMillis, 0, Infinity);
    case "moveBudget":
      return [
        ...within(`${path}.max`, rule.max, 0, Infinity, true),
        ...within(`${path}.windowMillis`, rule.windowMillis, 0, Infinity, true),
      ];
    case "caps":
      return [
        ...within(`${path}.caps.stepMillis`, rule.caps.stepMillis, 0, Infinity, true),
        ...within(`${path}.caps.cumulative`, rule.caps.cumulative, 0, Infinity, true),
        ...within(`${path}.caps.rebaselineMillis`, rule.caps.rebaselineMillis, 0, Infinity, true),
      ];
  }
}

/**
 * Refuses a recipe that breaks a rule, all violations at once.
 *
 * @throws EvenkeelError `INDEX_RECIPE`
 * @example
 * checkRecipe({ ...PLAIN_MEDIAN, minimum: { count: 0, of: "sources" } }) // throws: minimum.count must be at least 1, is 0
 */
export function checkRecipe(recipe: IndexRecipe): void {
  const { admit, exclude, weigh } = recipe;
  const standing = exclude?.kind === "distance" ? exclude.standing : null;
  const caps = weigh.caps ?? [];
  refuse("INDEX_RECIPE", [
    ...optional("admit.maxAgeMillis", admit.maxAgeMillis, 0, Infinity),
    ...optional("admit.maxAheadMillis", admit.maxAheadMillis, 0, Infinity),
    ...optional("admit.maxHalfWidth", admit.maxHalfWidth, 0, Infinity, true),
    ...optional("admit.exactCount", admit.exactCount, 1, Infinity),
    ...optional("admit.maxSpreadMillis", admit.maxSpreadMillis, 0, Infinity),
    ...within("minimum.count", recipe.minimum.count, 1, Infinity),
    ...(standing
      ? [
          ...within("exclude.standing.threshold", standing.threshold, 0, Infinity, true),
          ...optional("exclude.standing.back", standing.back, 0, standing.threshold, true),
          ...within("exclude.standing.dwellMillis", standing.dwellMillis, 0, Infinity),
        ]
      : []),
    ...(exclude?.kind === "cluster" ? within("exclude.width", exclude.width, 0, Infinity, true) : []),
    ...caps.flatMap(({ venues, cap }, i) => within(`weigh.caps[${i}].cap`, cap, 1 / venues, 1)),
    ...optional("weigh.errorScale", weigh.errorScale, 0, Infinity, true),
    ...optional("weigh.minimumShare", weigh.minimumShare, 0, 1),
    ...combineViolations("combine", recipe.combine),
    ...recipe.few.flatMap(({ count, combine }, i) => [
      ...within(`few[${i}].count`, count, 1, Infinity),
      ...(combine ? combineViolations(`few[${i}].combine`, combine) : []),
    ]),
    ...recipe.guards.flatMap((rule, i) => guardViolations(`guards[${i}]`, rule)),
  ]);
}
