import { mkdir, open, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { EvenkeelError } from "@evenkeel/core/market/errors";
import { renderReport } from "./report/renderReport.ts";
import type { RunSeries } from "./runSeries.ts";
import type { Scorecard } from "./scorecard.ts";
import { serializeScorecard } from "./serializeScorecard.ts";

/** Where the two files are. */
export interface WrittenReport {
  readonly scorecardPath: string;
  readonly reportPath: string;
}

/** Writes beside the target, syncs and renames, so that a reader sees the old file or the whole new one. */
async function writeWhole(path: string, text: string): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    const file = await open(temporary, "w");
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw cause;
  }
}

/**
 * Writes `scorecard.json` and `report.html` into a directory, which is made when it does not exist.
 *
 * Errors: `SCORECARD_WRITE_FAILED` with the directory; the files that were there before are then untouched or already whole.
 *
 * @example
 * await writeReport("out", builder.finish(wallClock), builder.series()) // { scorecardPath: "out/scorecard.json", reportPath: "out/report.html" }
 */
export async function writeReport(directory: string, scorecard: Scorecard, series: RunSeries): Promise<WrittenReport> {
  const scorecardPath = join(directory, "scorecard.json");
  const reportPath = join(directory, "report.html");
  const html = renderReport(scorecard, series);
  try {
    await mkdir(directory, { recursive: true });
    await writeWhole(scorecardPath, serializeScorecard(scorecard));
    await writeWhole(reportPath, html);
  } catch (cause) {
    throw new EvenkeelError(
      {
        code: "SCORECARD_WRITE_FAILED",
        message: `the report could not be written: ${cause instanceof Error ? cause.message : String(cause)}`,
        field: "directory",
        value: directory,
        remedy: "Give a directory that can be written, with free space, through --out.",
        retryable: true,
      },
      { cause },
    );
  }
  return { scorecardPath, reportPath };
}
