import { type Api, createApi } from "@evenkeel/engine/api/createApi";
import { SYNTHETIC_RUN, syntheticRounds } from "@evenkeel/engine/api/syntheticRounds.testing";

export interface SyntheticRun {
  readonly api: Api;
  /** Publishes the next rounds of every market. */
  advance(rounds: number): void;
  /** Publishes without end, one round per market and tick; returns the function that pauses it. */
  play(millisPerRound: number): () => void;
}

/** An api with the built page and a seeded publisher. */
export async function startSyntheticRun(assetsDirectory: string, port = 0): Promise<SyntheticRun> {
  const api = await createApi({ host: "127.0.0.1", port, assetsDirectory, run: SYNTHETIC_RUN, eventMillis: 50, heartbeatMillis: 1_000 });
  const markets = SYNTHETIC_RUN.markets.map(({ market }) => syntheticRounds(market));
  const advance = (rounds: number) => {
    for (let count = 0; count < rounds; count++) for (const market of markets) api.publish(market.next().value);
  };
  return {
    api,
    advance,
    play(millisPerRound) {
      const timer = setInterval(() => advance(1), millisPerRound);
      return () => clearInterval(timer);
    },
  };
}
