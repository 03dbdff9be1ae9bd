import { z } from "zod";
import type { Violation } from "./violationsError.ts";

/**
 * Turns every issue that zod found into violations, one per unknown key.
 *
 * @param schema The schema that refused the document; it tells which keys would have been allowed.
 * @param document The refused document, from which the offending values are read.
 * @example
 * violationsOf(z.strictObject({ port: z.number() }), { prot: 1, port: 2 }, issues)
 * // [{ path: "prot", message: "unknown key", value: 1, remedy: "Remove it; allowed keys: port." }]
 */
export function violationsOf(schema: z.ZodType, document: unknown, issues: readonly z.core.$ZodIssue[]): Violation[] {
  return issues.flatMap((issue) => {
    const path = issue.path.map((key) => (typeof key === "symbol" ? key.toString() : key));
    if (issue.code !== "unrecognized_keys") {
      return [{ path: pathText(path), message: issue.message, value: valueAt(document, path), remedy: remedyOf(issue) }];
    }
    const allowed = allowedKeys(schema, path);
    const remedy = allowed.length > 0 ? `Remove it; allowed keys: ${allowed.join(", ")}.` : "Remove it.";
    return issue.keys.map((key) => ({
      path: pathText([...path, key]),
      message: "unknown key",
      value: valueAt(document, [...path, key]),
      remedy,
    }));
  });
}

/** `["nodes", 2, "dropRate"]` becomes `nodes[2].dropRate`. */
export function pathText(path: readonly (string | number)[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === "number") return `${text}[${key}]`;
    return text === "" ? key : `${text}.${key}`;
  }, "");
}

function valueAt(document: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === "object" && value !== null ? (value as Record<string | number, unknown>)[key] : undefined),
    document,
  );
}

function remedyOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return `Give ${/^[aeiou]/.test(issue.expected) ? "an" : "a"} ${issue.expected}.`;
    case "too_small":
      return `Use ${issue.inclusive === false ? "more than" : "at least"} ${issue.minimum}.`;
    case "too_big":
      return `Use ${issue.inclusive === false ? "less than" : "at most"} ${issue.maximum}.`;
    case "invalid_value":
      return `Use one of: ${issue.values.map(String).join(", ")}.`;
    case "custom":
      return String(issue.params?.remedy ?? "Correct the value.");
    default:
      return "Correct the value.";
  }
}

function allowedKeys(schema: z.ZodType, path: readonly (string | number)[]): string[] {
  let at: unknown = unwrap(schema);
  for (const key of path) {
    if (at instanceof z.ZodObject) at = unwrap(at.shape[key]);
    else if (at instanceof z.ZodArray) at = unwrap(at.element);
    else if (at instanceof z.ZodRecord) at = unwrap(at.valueType);
    else return [];
  }
  return at instanceof z.ZodObject ? Object.keys(at.shape) : [];
}

function unwrap(schema: unknown): unknown {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable
    ? unwrap(schema.unwrap())
    : schema;
}
