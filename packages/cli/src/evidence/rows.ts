import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { EvenkeelError } from "@evenkeel/core";
import type { Figures } from "./figures.ts";
import { type Job, jobKey } from "./job.ts";

/** One finished run with what it was made by. */
export interface EvidenceRow {
  readonly job: Job;
  /** sha256 of the code that decides the figures. */
  readonly code: string;
  readonly protocol: string;
  /** Hash of the market's parameters, as the contracts hold it. */
  readonly parameters: string;
  readonly node: string;
  readonly figures: Figures;
}

/** Finished runs by key; of two rows with one key the later counts. */
export function readRows(path: string): Map<string, EvidenceRow> {
  const rows = new Map<string, EvidenceRow>();
  if (!existsSync(path)) return rows;
  for (const [place, line] of readFileSync(path, "utf8").split("\n").entries()) {
    if (line === "") continue;
    try {
      const row = JSON.parse(line) as EvidenceRow;
      rows.set(jobKey(row.job), row);
    } catch (cause) {
      throw new EvenkeelError(
        {
          code: "EVIDENCE_ROW_INVALID",
          message: `line ${place + 1} of the evidence rows is no JSON`,
          field: path,
          value: line.slice(0, 60),
          remedy: "Remove the damaged line; its run will be made again.",
        },
        { cause },
      );
    }
  }
  return rows;
}

/** Adds a row as one line, so that a killed campaign keeps everything that was finished. */
export function appendRow(path: string, row: EvidenceRow): void {
  appendFileSync(path, `${JSON.stringify(row)}\n`);
}
