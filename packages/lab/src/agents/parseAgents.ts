import { EvenkeelError } from "@evenkeel/core/market/errors";
import type { AgentsFile } from "./agentsFile.ts";

type Rule = "text" | "count" | "share" | "positive" | "range";
type Rules = Readonly<Record<string, Rule>>;

const common: Rules = { collateralRatio: "positive", limitTolerance: "share" };
const group: Rules = { ...common, name: "text", count: "count", activity: "share" };
const flow: Rules = {
  sentimentHalfLifeHours: "positive",
  sentimentShare: "share",
  fastHalfLifeHours: "positive",
  fastShare: "share",
  boundSd: "positive",
  minimumOrder: "share",
};
const noise: Rules = { ...group, positionSd: "range", halfLifeHours: "range" };
const momentum: Rules = { ...group, maxPosition: "range", lookbackMinutes: "range", saturation: "positive", deadband: "share" };
const beliefs: Rules = { fastShare: "share", fastHalfLifeHours: "positive" };
const arbitrage: Rules = {
  ...common,
  name: "text",
  maxPosition: "share",
  horizonHours: "positive",
  hedgeCost: "share",
  capitalCostPerYear: "share",
  requiredEdge: "share",
  attentionSeconds: "positive",
  speed: "share",
  minimumOrder: "share",
};

const checks: Readonly<Record<Rule, (value: unknown) => boolean>> = {
  text: (value) => typeof value === "string" && value.length > 0,
  count: (value) => Number.isInteger(value) && Number(value) >= 0,
  share: (value) => typeof value === "number" && value >= 0 && value <= 1,
  positive: (value) => typeof value === "number" && Number.isFinite(value) && value > 0,
  range: (value) =>
    Array.isArray(value) && value.length === 2 && checks.positive(value[0]) && checks.positive(value[1]) && value[0] <= value[1],
};

/**
 * Checks an agents file: every key known, every value in range; all violations are reported together.
 *
 * @param value Parsed JSON.
 * @throws EvenkeelError `AGENTS_FILE_INVALID` naming each offending path.
 * @example
 * parseAgents({ version: 2 }); // throws AGENTS_FILE_INVALID: ... version must be 1; flow must be an object; ...
 */
export function parseAgents(value: unknown): AgentsFile {
  const wrong: string[] = [];
  const root = record("file", value, ["version", "flow", "noise", "momentum", "beliefs", "arbitrage"], wrong);
  if (root.version !== 1) wrong.push("version must be 1");
  section("flow", root.flow, flow, wrong);
  section("beliefs", root.beliefs, beliefs, wrong);
  const names = [
    ...list("noise", root.noise, noise, wrong),
    ...list("momentum", root.momentum, momentum, wrong),
    ...list("arbitrage", root.arbitrage, arbitrage, wrong),
  ];
  if (new Set(names).size !== names.length) wrong.push("names must be unique");
  if (wrong.length > 0) {
    throw new EvenkeelError({
      code: "AGENTS_FILE_INVALID",
      message: "the agents file is not usable",
      field: "agents",
      value: wrong.join("; "),
      remedy: "Correct every path listed; docs/concepts/agents.md explains the fields.",
    });
  }
  return value as AgentsFile;
}

function list(path: string, value: unknown, rules: Rules, wrong: string[]): unknown[] {
  if (!Array.isArray(value)) {
    wrong.push(`${path} must be a list`);
    return [];
  }
  return value.map((item, i) => section(`${path}[${i}]`, item, rules, wrong).name);
}

function section(path: string, value: unknown, rules: Rules, wrong: string[]): Readonly<Record<string, unknown>> {
  const fields = record(path, value, Object.keys(rules), wrong);
  for (const [key, rule] of Object.entries(rules)) {
    if (!checks[rule](fields[key])) wrong.push(`${path}.${key} must be a ${rule}`);
  }
  return fields;
}

function record(path: string, value: unknown, known: readonly string[], wrong: string[]): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    wrong.push(`${path} must be an object`);
    return {};
  }
  for (const key of Object.keys(value)) if (!known.includes(key)) wrong.push(`${path}.${key} is unknown`);
  return value as Readonly<Record<string, unknown>>;
}
