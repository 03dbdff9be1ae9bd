import { EvenkeelError } from "@evenkeel/core";
import { z } from "zod";
import type { Tolerance, VectorCase } from "./vectorCase.ts";

const DECIMAL = /^(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

const size = z
  .union([z.number().nonnegative(), z.string().regex(DECIMAL, "must be a decimal number that is not negative")])
  .transform(Number);

const tolerance = z
  .union([size, z.object({ abs: size.optional(), rel: size.optional(), note: z.string().optional() })])
  .nullish()
  .transform((stated): Tolerance => {
    if (stated === null || stated === undefined) return { absolute: 0, relative: 0 };
    if (typeof stated === "number") return { absolute: stated, relative: 0 };
    return { absolute: stated.abs ?? 0, relative: stated.rel ?? 0 };
  });

const inputs = z.record(z.string(), z.unknown());

const rowSchema = z.object({
  system: z.string().min(1),
  mechanism: z.string().min(1),
  source: z.string().default(""),
  inputs,
  expected: z.unknown(),
  tolerance,
  advisory: z.boolean().default(false),
});

const groupSchema = z.object({
  id: z.string().min(1),
  source: z.string().default(""),
  tol: tolerance,
  tol_rel_mc: size.optional(),
  advisory: z.boolean().default(false),
  cases: z.array(z.object({ in: inputs, out: z.unknown(), tol: tolerance.optional() })),
});

const rows = z.array(rowSchema);
const groups = z.object({ vectors: z.array(groupSchema) });

/** Integers beyond 2^53 stay the digits that the file states. */
function keepDigits(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  const source = context?.source;
  return typeof value === "number" && !Number.isSafeInteger(value) && source !== undefined && /^-?\d+$/.test(source) ? source : value;
}

function refuse(file: string, field: string, value: unknown, message: string, cause?: unknown): never {
  throw new EvenkeelError(
    {
      code: "VECTORS_INVALID",
      message: `${file} is not a vector file: ${message}`,
      field,
      value,
      remedy: "Give a list of {system, mechanism, inputs, expected, tolerance}, or an object whose `vectors` are groups with `cases`.",
    },
    { cause },
  );
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text, keepDigits);
  } catch (error) {
    return refuse(file, "json", text.slice(0, 40), error instanceof Error ? error.message : String(error), error);
  }
}

function check<T>(schema: z.ZodType<T>, json: unknown, file: string): T {
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.slice(0, 5).map(({ path, message }) => `${path.join(".")}: ${message}`);
  return refuse(file, parsed.error.issues[0]?.path.join(".") || "file", parsed.error.issues.length, lines.join("; "));
}

/** A row may name parameters that another row of the file holds under the same `parametersRef`. */
function resolveReferences(cases: readonly VectorCase[]): VectorCase[] {
  const known = new Map<unknown, unknown>();
  for (const { inputs: given } of cases) if (given.parameters !== undefined) known.set(given.parametersRef, given.parameters);
  return cases.map((row) => {
    const { parametersRef, parameters } = row.inputs;
    if (parametersRef === undefined || parameters !== undefined || !known.has(parametersRef)) return row;
    return { ...row, inputs: { ...row.inputs, parameters: known.get(parametersRef) } };
  });
}

/**
 * Reads the text of a vector file: a list of rows, or groups of cases.
 *
 * A group's cases get the system `"lab"` and the group's id as their mechanism.
 *
 * @param file named in errors
 * @throws EvenkeelError VECTORS_INVALID
 * @example
 * parseVectors('[{"system": "A", "mechanism": "b", "inputs": {}, "expected": 1, "tolerance": 0}]', "a.json").length // 1
 */
export function parseVectors(text: string, file: string): VectorCase[] {
  const json = parseJson(text, file);
  if (Array.isArray(json)) return resolveReferences(check(rows, json, file).map((row, i) => ({ ...row, position: `[${i}]` })));
  return check(groups, json, file).vectors.flatMap(({ id, source, tol, tol_rel_mc, advisory, cases }) =>
    cases.map((item, i): VectorCase => {
      const stated = item.tol ?? tol;
      const relative = Math.max(stated.relative, tol_rel_mc ?? 0);
      const shared = { system: "lab", mechanism: id, source, advisory, position: `${id}[${i}]` };
      return { ...shared, inputs: item.in, expected: item.out, tolerance: { absolute: stated.absolute, relative } };
    }),
  );
}
