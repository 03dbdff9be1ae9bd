import type { Fault, FaultKind, FaultValues } from "./fault.ts";
import { FAULT_KEYS, type FaultKey, type FaultTargets, refuseFault } from "./faultValues.ts";

/** Keys each kind takes besides `from` and `to`; all of them are required. */
const KEYS: { readonly [K in FaultKind]: readonly (keyof FaultValues[K] & FaultKey)[] } = {
  price: ["node", "factor"],
  worst: ["node", "side"],
  down: ["node"],
  late: ["node", "millis"],
  "clock-skew": ["node", "seconds"],
  "venue-price": ["venue", "factor"],
  "venue-nonsense": ["venue"],
  "venue-stale": ["venue"],
  "leg-missing": ["currency"],
  "keeper-down": [],
  "rpc-error": ["rate"],
  "block-gap": [],
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
 * worst:node=N,side=high        node N signs the highest honest value of every field (side=low: the lowest)
 * down:node=N                   node N is off
 * late:node=N,millis=M          node N's assessments arrive M milliseconds later
 * clock-skew:node=N,seconds=S   node N's clock is S seconds ahead (negative: behind)
 * venue-price:venue=V,factor=X  venue V quotes X times its price
 * venue-nonsense:venue=V        venue V sends malformed and absurd quotes
 * venue-stale:venue=V           venue V falls silent
 * leg-missing:currency=C        no venue quotes C against the market's currency
 * keeper-down                   the keeper sends nothing
 * rpc-error:rate=R              a share R of submissions fails, half of them after the chain has taken the transaction
 * block-gap                     the chain makes no block
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
  if (!isKind(kind))
    refuseFault("FAULT_KIND_UNKNOWN", "unknown kind of fault", "fault", kind, `Use one of: ${Object.keys(KEYS).join(", ")}.`);
  const wanted: readonly FaultKey[] = KEYS[kind];
  const values = readPairs(kind, pairs, [...wanted, "from", "to"], targets);
  for (const key of wanted) {
    if (!values.has(key)) refuseFault("FAULT_KEY_MISSING", `${kind} needs ${key}`, `fault.${kind}.${key}`, part, `Add ${key}=... to it.`);
  }
  const from = Number(values.get("from") ?? 0);
  const to = Number(values.get("to") ?? Number.POSITIVE_INFINITY);
  if (from >= to) refuseFault("FAULT_VALUE_INVALID", "it ends before it begins", `fault.${kind}.to`, to, "Use a to after from.");
  // KEYS says which keys the kind has, and each was read by its own reader.
  return { kind, ...Object.fromEntries(values), from, to } as Fault;
}

function readPairs(kind: string, pairs: readonly string[], allowed: readonly FaultKey[], targets: FaultTargets) {
  const values = new Map<FaultKey, string | number>();
  for (const pair of pairs) {
    const [name = "", value, ...rest] = pair.split("=");
    const field = `fault.${kind}.${name}`;
    const key = allowed.find((one) => one === name);
    if (key === undefined) return refuseFault("FAULT_KEY_UNKNOWN", "unknown key", field, pair, `Use ${allowed.join(", ")}.`);
    if (value === undefined || value === "" || rest.length > 0)
      return refuseFault("FAULT_VALUE_INVALID", "not key=value", field, pair, "Write key=value.");
    if (values.has(key)) refuseFault("FAULT_VALUE_INVALID", "given twice", field, pair, "Give it once.");
    values.set(key, FAULT_KEYS[key](value, field, targets));
  }
  return values;
}

function isKind(kind: string): kind is FaultKind {
  return Object.hasOwn(KEYS, kind);
}
