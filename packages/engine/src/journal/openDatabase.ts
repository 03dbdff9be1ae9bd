import { existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { EvenkeelError } from "@evenkeel/core/market/errors";
import { journalTable } from "./journalTable.ts";

/**
 * Opens the journal's database with its table; null keeps it in memory.
 *
 * A new one is made beside its place and moved there when it is whole, so that a start which is killed meanwhile leaves nothing that could never be opened.
 *
 * @throws EvenkeelError `JOURNAL_UNREADABLE`
 */
export async function openDatabase(directory: string | null): Promise<PGlite> {
  if (directory === null) return withTable(new PGlite(), false);
  const place = join(directory, "journal");
  try {
    if (!existsSync(place)) {
      const draft = join(directory, "journal.new");
      await rm(draft, { recursive: true, force: true });
      await (await withTable(new PGlite(draft), true)).close();
      await rename(draft, place);
    }
    return await withTable(new PGlite(place), true);
  } catch (cause) {
    throw new EvenkeelError(
      {
        code: "JOURNAL_UNREADABLE",
        message: "the journal's database cannot be opened",
        field: "state",
        value: place,
        remedy: "Restore the folder from a copy, or start with an empty one.",
      },
      { cause },
    );
  }
}

async function withTable(db: PGlite, durable: boolean): Promise<PGlite> {
  try {
    await db.exec(journalTable(durable));
    return db;
  } catch (error) {
    await db.close().catch(() => undefined);
    throw error;
  }
}
