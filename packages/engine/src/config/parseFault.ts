import { EvenkeelError } from "@evenkeel/core/market/errors";
import type { Fault, FaultKind } from "./fault.ts";

/** What a fault may refer to; absent members are not checked. */
export interface FaultTargets {
  /** Number of nodes; nodes are counted from 0. */
  readonly nodes?: number;
  readonly venues?: readonly string[];
}

/** Keys each kind takes besides `from` and `to`; all of them are required. */
const KEYS: Readonly<Record<FaultKind, readonly ("node" | "venue" | "factor")[]>> = {
  price: ["node", "factor"],
  down: ["node"],
  "venue-price": ["venue", "factor"],
  "venue-stale": ["venue"],
  "keeper-down": [],
};

/**
 * Reads a list of faults.
 *
 * ```
 * spec  := fault (";" fault)*
 * fault := kind [":" pair ("," pair)*]
 * pair  := key "=" value
 *
 * price:node=N,factor=X         node N multiplies every price it receives by X
 * down:node=N                   node N is off
 * venue-price:venue=V,factor=X  venue V quotes X times its price
 * venue-stale:venue=V           venue V falls silent
 * keeper-down                   the keeper sends nothing
 * ```
 * Every kind also takes `from=S` and `to=S`, seconds since the start of the run; the whole run when absent. Spaces are ignored.
 *
 * @throws EvenkeelError `FAULT_KIND_UNKNOWN`, `FAULT_KEY_UNKNOWN`, `FAULT_KEY_MISSING`, `FAULT_VALUE_INVALID`.
 * @example
 * parseFault("price:node=2,factor=10; down:node=1,from=600,to=1200")
 * // [{ kind: "price", node: 2, factor: 10, from: 0, to: Infinity }, { kind: "down", node: 1, from: 600, to: 1200 }]
 */
export function parseFault(spec: string, targets: FaultTargets = {}): Fault[] {
  const parts = spec
    .replaceAll(/\s+/g, "")
    .split(";")
    .filter((part) => part !== "");
  return parts.map((part) => parseOne(part, targets));
}

function parseOne(part: string, targets: FaultTargets): Fault {
  const [kind = "", ...pairs] = part.split(/[:,]/);
  if (!isKind(kind)) refuse("FAULT_KIND_UNKNOWN", "unknown kind of fault", "fault", kind, `Use one of: ${Object.keys(KEYS).join(", ")}.`);
  const wanted = KEYS[kind];
  const values = readPairs(kind, pairs, [...wanted, "from", "to"]);
  for (const key of wanted) {
    if (!values.has(key)) refuse("FAULT_KEY_MISSING", `${kind} needs ${key}`, `fault.${kind}.${key}`, part, `Add ${key}=... to it.`);
  }
  const lasting = {
    from: seconds(kind, "from", values.get("from"), 0),
    to: seconds(kind, "to", values.get("to"), Number.POSITIVE_INFINITY),
  };
  if (lasting.from >= lasting.to)
    refuse("FAULT_VALUE_INVALID", "it ends before it begins", `fault.${kind}.to`, lasting.to, "Use a to after from.");
  switch (kind) {
    case "price":
      return { kind, node: node(kind, values, targets), factor: factor(kind, values), ...lasting };
    case "down":
      return { kind, node: node(kind, values, targets), ...lasting };
    case "venue-price":
      return { kind, venue: venue(kind, values, targets), factor: factor(kind, values), ...lasting };
    case "venue-stale":
      return { kind, venue: venue(kind, values, targets), ...lasting };
    case "keeper-down":
      return { kind, ...lasting };
  }
}

function readPairs(kind: FaultKind, pairs: readonly string[], allowed: readonly string[]): Map<string, string> {
  const values = new Map<string, string>();
  for (const pair of pairs) {
    const [key = "", value, ...rest] = pair.split("=");
    const field = `fault.${kind}.${key}`;
    if (!allowed.includes(key)) refuse("FAULT_KEY_UNKNOWN", "unknown key", field, pair, `Use ${allowed.join(", ")}.`);
    if (value === undefined || value === "" || rest.length > 0)
      refuse("FAULT_VALUE_INVALID", "not key=value", field, pair, "Write key=value.");
    if (values.has(key)) refuse("FAULT_VALUE_INVALID", "given twice", field, pair, "Give it once.");
    values.set(key, value);
  }
  return values;
}

function node(kind: FaultKind, values: ReadonlyMap<string, string>, { nodes }: FaultTargets): number {
  const text = values.get("node") ?? "";
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(value) || (nodes !== undefined && value >= nodes)) {
    const range = nodes === undefined ? "a node number from 0" : `0 to ${nodes - 1}`;
    refuse("FAULT_VALUE_INVALID", "no such node", `fault.${kind}.node`, text, `Use ${range}.`);
  }
  return value;
}

function venue(kind: FaultKind, values: ReadonlyMap<string, string>, { venues }: FaultTargets): string {
  const name = values.get("venue") ?? "";
  if (venues !== undefined && !venues.includes(name)) {
    refuse("FAULT_VALUE_INVALID", "no such venue", `fault.${kind}.venue`, name, `Use one of: ${venues.join(", ")}.`);
  }
  return name;
}

function factor(kind: FaultKind, values: ReadonlyMap<string, string>): number {
  const value = Number(values.get("factor"));
  if (!(value > 0 && Number.isFinite(value))) {
    refuse("FAULT_VALUE_INVALID", "not a positive number", `fault.${kind}.factor`, values.get("factor"), "Use a positive number, e.g. 10.");
  }
  return value;
}

function seconds(kind: FaultKind, key: "from" | "to", text: string | undefined, fallback: number): number {
  if (text === undefined) return fallback;
  const value = Number(text);
  if (!(value >= 0 && Number.isFinite(value)))
    refuse("FAULT_VALUE_INVALID", "not a time", `fault.${kind}.${key}`, text, "Use seconds since the start.");
  return value;
}

function isKind(kind: string): kind is FaultKind {
  return Object.hasOwn(KEYS, kind);
}

function refuse(code: string, message: string, field: string, value: unknown, remedy: string): never {
  throw new EvenkeelError({ code, message, field, value, remedy });
}
