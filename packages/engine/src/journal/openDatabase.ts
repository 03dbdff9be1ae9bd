import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { EvenkeelError } from "@evenkeel/core/market/errors";
import { journalTable } from "./journalTable.ts";

/**
 * Opens the journal's database with its table; null keeps it in memory.
 *
 * A start that was killed while the database was being made is no matter: PGlite makes anew what has no version file yet, and writes that file last.
 *
 * @throws EvenkeelError `JOURNAL_UNREADABLE`
 */
export async function openDatabase(directory: string | null): Promise<PGlite> {
  const place = directory === null ? undefined : join(directory, "journal");
  const db = new PGlite(place);
  try {
    await db.exec(journalTable(place !== undefined));
    return db;
  } catch (cause) {
    await db.close().catch(() => undefined);
    throw new EvenkeelError(
      {
        code: "JOURNAL_UNREADABLE",
        message: "the journal's database cannot be opened",
        field: "state",
        value: place ?? "in memory",
        remedy: "Restore the folder from a copy, or start with an empty one.",
      },
      { cause },
    );
  }
}
