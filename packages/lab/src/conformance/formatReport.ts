import type { ConformanceReport, Counts, Failure } from "./runVectors.ts";

const MISMATCHES_SHOWN = 3;

const text = (value: unknown): string => {
  const json = JSON.stringify(value, (_key, inner: unknown) => (typeof inner === "bigint" ? inner.toString() : inner)) ?? String(value);
  return json.length > 160 ? `${json.slice(0, 157)}...` : json;
};

function row(name: string, { passed, failed, unsupported, worstError }: Counts, width: number): string {
  const worst = passed + failed === 0 ? "-" : worstError.toExponential(1);
  return `${name.padEnd(width)} ${[passed, failed, unsupported].map((count) => String(count).padStart(11)).join("")} ${worst.padStart(12)}`;
}

function failureLines({ file, position, system, mechanism, thrown, mismatches }: Failure): string[] {
  const lines = [`FAILED ${file} ${position} ${system} / ${mechanism}${thrown === null ? "" : `\n  threw ${thrown}`}`];
  const parts = mismatches as readonly { path: string; expected: unknown; got: unknown; error: number | null; allowed: number | null }[];
  for (const { path, expected, got, error, allowed } of parts.slice(0, MISMATCHES_SHOWN)) {
    const distance = error === null ? "" : `, off by ${error.toExponential(2)}, allowed ${(allowed ?? 0).toExponential(2)}`;
    lines.push(`  ${path || "result"}: expected ${text(expected)}, got ${text(got)}${distance}`);
  }
  if (parts.length > MISMATCHES_SHOWN) lines.push(`  and ${parts.length - MISMATCHES_SHOWN} more`);
  return lines;
}

/**
 * The report as text: a table by system, every failure, and which mechanisms have no adapter.
 *
 * @returns lines without a final line break
 */
export function formatReport(report: ConformanceReport): string {
  const names = Object.keys(report.systems).sort();
  const width = Math.max(16, ...names.map((name) => name.length));
  const lines = [`${"system".padEnd(width)} ${["passed", "failed", "unsupported"].map((head) => head.padStart(11)).join("")}  worst error`];
  for (const name of names) {
    const counts = report.systems[name];
    if (counts !== undefined) lines.push(row(name, counts, width));
  }
  lines.push(row("all", report, width), row("advisory (apart)", report.advisory, width));
  for (const failure of report.failures) lines.push(...failureLines(failure));
  for (const [key, count] of Object.entries(report.missing)) lines.push(`unsupported: ${key} (${count})`);
  lines.push("The worst error is in units of max(1, |expected|).");
  return lines.join("\n");
}
