import { EvenkeelError } from "@evenkeel/core/market/errors";

/** One thing that is wrong in a document: where, with which value, and what to do about it. */
export interface Violation {
  /** `nodes[2].dropRate`; empty for the document itself. */
  readonly path: string;
  readonly message: string;
  readonly value: unknown;
  readonly remedy: string;
}

/** A document was refused; `violations` holds everything that is wrong with it, not only the first finding. */
export class ViolationsError extends EvenkeelError {
  readonly violations: readonly Violation[];

  constructor(code: string, subject: string, violations: readonly Violation[]) {
    super({
      code,
      message: `${subject} has ${violations.length} ${violations.length === 1 ? "problem" : "problems"}`,
      field: violations.map((violation) => violation.path || "(document)").join(", "),
      value: violations.map((violation) => show(violation.value)).join(", "),
      remedy: violations.map(sentence).join(" "),
    });
    this.name = "ViolationsError";
    this.violations = violations;
  }
}

function sentence({ path, message, value, remedy }: Violation, position: number): string {
  return `[${position + 1}] ${path || "(document)"}: ${message} (got ${show(value)}). ${remedy}`;
}

function show(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = typeof value === "bigint" ? value.toString() : (JSON.stringify(value) ?? String(value));
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
