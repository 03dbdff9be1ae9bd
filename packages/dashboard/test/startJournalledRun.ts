import { type Api, createApi } from "@evenkeel/engine/api/createApi";
import type { LiveRound } from "@evenkeel/engine/api/wire";
import { createExplainer } from "@evenkeel/engine/explain/createExplainer";
import { openJournal } from "@evenkeel/engine/journal/openJournal";
import { calmRun } from "@evenkeel/engine/run/calmRun.testing";
import { runMarket } from "@evenkeel/engine/run/runMarket";

export interface JournalledRun {
  readonly api: Api;
  readonly market: string;
  /** Of the last round that was published. */
  readonly round: LiveRound;
  close(): Promise<void>;
}

/** An api with the built page over a finished run of the whole line and its journal, so that every number has a trace. */
export async function startJournalledRun(assetsDirectory: string, minutes: number): Promise<JournalledRun> {
  const journal = await openJournal({ directory: null });
  const rounds: LiveRound[] = [];
  const options = calmRun(minutes, { journal, onRound: (round) => rounds.push(round) });
  await runMarket(options);
  const { description, feed, parameters, seed } = options;
  const api = await createApi({
    host: "127.0.0.1",
    port: 0,
    assetsDirectory,
    explainer: createExplainer(journal),
    run: {
      scenario: options.scenario,
      kind: "simulation",
      policy: parameters.policy,
      seed,
      speed: "max",
      version: options.version,
      markets: [{ market: description.market, base: description.base, quote: description.quote, roundSeconds: description.roundSeconds }],
      start: feed.start,
      end: feed.end,
      deploymentId: null,
      faults: [],
      notes: [],
    },
  });
  for (const round of rounds) api.publish(round);
  return {
    api,
    market: description.market,
    round: rounds.at(-1) as LiveRound,
    async close() {
      await api.close();
      await journal.close();
    },
  };
}
