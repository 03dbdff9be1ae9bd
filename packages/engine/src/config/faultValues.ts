import { EvenkeelError } from "@evenkeel/core/market/errors";

/** What a fault may refer to; absent members are not checked. */
export interface FaultTargets {
  /** Number of nodes; nodes are counted from 0. */
  readonly nodes?: number;
  readonly venues?: readonly string[];
  /** Currencies that prices are converted through. */
  readonly currencies?: readonly string[];
}

/** Reads the text of one key; `field` names it in an error. */
type Reader = (text: string, field: string, targets: FaultTargets) => string | number;

/** @throws EvenkeelError with the code given. */
export function refuseFault(code: string, message: string, field: string, value: unknown, remedy: string): never {
  throw new EvenkeelError({ code, message, field, value, remedy });
}

function invalid(message: string, field: string, value: string, remedy: string): never {
  return refuseFault("FAULT_VALUE_INVALID", message, field, value, remedy);
}

function among(what: string, known: readonly string[] | undefined, text: string, field: string): string {
  if (known !== undefined && !known.includes(text)) {
    const remedy = known.length === 0 ? "This run has none." : `Use one of: ${known.join(", ")}.`;
    invalid(`no such ${what}`, field, text, remedy);
  }
  return text;
}

function numberIn(low: number, high: number, remedy: string): Reader {
  return (text, field) => {
    const value = Number(text);
    return value >= low && value <= high ? value : invalid("out of range", field, text, remedy);
  };
}

const MOST = Number.MAX_VALUE;

/** How the value of each key is read. */
export const FAULT_KEYS = {
  node(text, field, { nodes }) {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (Number.isSafeInteger(value) && (nodes === undefined || value < nodes)) return value;
    const range = nodes === undefined ? "a node number from 0" : `0 to ${nodes - 1}`;
    return invalid("no such node", field, text, `Use ${range}.`);
  },
  venue: (text, field, { venues }) => among("venue", venues, text, field),
  currency: (text, field, { currencies }) => among("conversion leg", currencies, text, field),
  factor: numberIn(Number.MIN_VALUE, MOST, "Use a positive number, e.g. 10."),
  side: (text, field) => among("side", ["high", "low"], text, field),
  millis: numberIn(1, 3_600_000, "Use 1 to 3600000 milliseconds."),
  seconds: numberIn(-3_600, 3_600, "Use -3600 to 3600 seconds."),
  rate: numberIn(0, 1, "Use a share, 0 to 1."),
  from: numberIn(0, MOST, "Use seconds since the start."),
  to: numberIn(0, MOST, "Use seconds since the start."),
} as const satisfies Readonly<Record<string, Reader>>;

export type FaultKey = keyof typeof FAULT_KEYS;
