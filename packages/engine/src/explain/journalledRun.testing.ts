import { parseFault } from "../config/parseFault.ts";
import { type OpenedJournal, openJournal } from "../journal/openJournal.ts";
import { calmRun } from "../run/calmRun.testing.ts";
import { runMarket } from "../run/runMarket.ts";

/** A finished run of the whole line in an embedded journal, with its market. */
export async function journalledRun(minutes: number, seed: number, faults = ""): Promise<{ journal: OpenedJournal; market: string }> {
  const journal = await openJournal({ directory: null });
  const options = calmRun(minutes, { journal, seed, faults: faults === "" ? [] : parseFault(faults) });
  await runMarket(options);
  return { journal, market: options.description.market };
}
