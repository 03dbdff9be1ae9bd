import type { Violation } from "./violationsError.ts";
import { pathText } from "./violationsOf.ts";

type Path = readonly (string | number)[];

/**
 * Lays overrides over defaults of the same shape and collects what does not fit: unknown keys, other types, numbers that are not finite.
 *
 * Arrays and `null` defaults are replaced whole; an array's elements must have the shape of its first default element.
 *
 * @returns A new value of the defaults' shape; meaningful only when nothing was added to `violations`.
 * @example
 * overrideShape({ a: 1, b: { c: 2 } }, { b: { c: 3 } }, ["m"], found) // { a: 1, b: { c: 3 } }, found stays empty
 */
export function overrideShape<T>(defaults: T, overrides: unknown, path: Path, violations: Violation[]): T {
  return override(defaults, overrides, path, violations) as T;
}

function override(defaults: unknown, value: unknown, path: Path, violations: Violation[]): unknown {
  if (value === undefined || defaults === null || defaults === undefined) return value ?? defaults;
  const expected = typeName(defaults);
  if (typeName(value) !== expected) return refuse(`expected ${article(expected)}`, value, `Give ${article(expected)}.`, path, violations);
  if (Array.isArray(defaults)) return overrideArray(defaults, value as readonly unknown[], path, violations);
  if (typeof defaults !== "object") return value;
  const merged: Record<string, unknown> = { ...defaults };
  for (const [key, inner] of Object.entries(value as object)) {
    if (Object.hasOwn(defaults, key)) merged[key] = override(merged[key], inner, [...path, key], violations);
    else refuse("unknown key", inner, `Remove it; allowed keys: ${Object.keys(defaults).join(", ")}.`, [...path, key], violations);
  }
  return merged;
}

function overrideArray(defaults: readonly unknown[], value: readonly unknown[], path: Path, violations: Violation[]): unknown {
  const [pattern] = defaults;
  if (pattern === undefined || typeof pattern === "object") return value;
  return value.map((element, position) => override(pattern, element, [...path, position], violations));
}

function refuse(message: string, value: unknown, remedy: string, path: Path, violations: Violation[]): unknown {
  violations.push({ path: pathText(path), message, value, remedy });
  return undefined;
}

function typeName(value: unknown): string {
  if (Array.isArray(value)) return "array";
  if (value === null) return "null";
  return typeof value;
}

function article(name: string): string {
  return `${/^[aeiou]/.test(name) ? "an" : "a"} ${name}`;
}
