import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { EvenkeelError } from "@evenkeel/core/market/errors";
import fastify from "fastify";
import type { Explainer } from "../explain/createExplainer.ts";
import { addRoutes, sendError } from "./addRoutes.ts";
import { createEventStream } from "./createEventStream.ts";
import { createExplainDesk } from "./createExplainDesk.ts";
import { createRunState } from "./createRunState.ts";
import { listen } from "./listen.ts";
import { requireLoopback } from "./loopbackHosts.ts";
import type { FinishSummary, LiveRound, RunInfo } from "./wire.ts";
import { wireJson } from "./wireJson.ts";

export interface ApiOptions {
  /** Loopback address, e.g. `"127.0.0.1"`. */
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
  /** Built dashboard, or null to serve the data only. */
  readonly assetsDirectory: string | null;
  readonly run: RunInfo;
  /** Answers why a number is what it is; null or absent where no journal is kept. */
  readonly explainer?: Explainer | null;
  /** Milliseconds between two events of the stream; rounds in between are merged. Default 200. */
  readonly eventMillis?: number;
  /** Milliseconds between heartbeats. Default 10,000. */
  readonly heartbeatMillis?: number;
}

/** The read-only window on a run. */
export interface Api {
  /** E.g. `"http://127.0.0.1:4173"`. */
  readonly url: string;
  /** Cheap and synchronous; the market must be one of the run's (`API_MARKET_UNKNOWN`). */
  publish(round: LiveRound): void;
  finish(summary: FinishSummary): void;
  close(): Promise<void>;
}

/**
 * Serves the dashboard, the state, the history and the live stream of one run on the loopback interface.
 *
 * Throws `PORT_IN_USE`, `PORT_REFUSED`, `HOST_NOT_LOOPBACK` or `ASSETS_MISSING`.
 *
 * @example
 * const api = await createApi({ host: "127.0.0.1", port: 0, assetsDirectory: null, run });
 * api.publish(round);
 * (await fetch(`${api.url}/api/state`)).status // 200
 */
export async function createApi(options: ApiOptions): Promise<Api> {
  requireLoopback(options.host);
  requireAssets(options.assetsDirectory);
  const runId = randomUUID();
  const state = createRunState(runId, options.run);
  const stream = createEventStream({
    runId,
    snapshot: () => wireJson(state.state()),
    heartbeatMillis: options.heartbeatMillis ?? 10_000,
    retain: 64,
    maxClients: 32,
  });
  const server = fastify({
    forceCloseConnections: true,
    bodyLimit: 1024,
    frameworkErrors: (error, _request, reply) => sendError(reply, error),
  });
  const explain = createExplainDesk(options.explainer ?? null);
  await addRoutes(server, { state, stream, explain, assetsDirectory: options.assetsDirectory });

  const sendChanges = () => {
    const changes = state.takeChanges();
    if (changes !== null) stream.send("rounds", wireJson(changes));
  };
  let url: string;
  try {
    url = await listen(server, options.host, options.port);
  } catch (error) {
    stream.close();
    throw error;
  }
  const timer = setInterval(sendChanges, options.eventMillis ?? 200);
  timer.unref();

  return {
    url,
    publish: state.publish,
    finish(summary) {
      sendChanges();
      state.finish(summary);
      stream.send("finish", wireJson(summary));
    },
    async close() {
      clearInterval(timer);
      sendChanges();
      stream.close();
      await server.close();
    },
  };
}

function requireAssets(directory: string | null): void {
  if (directory === null || existsSync(join(directory, "index.html"))) return;
  throw new EvenkeelError({
    code: "ASSETS_MISSING",
    message: "the dashboard is not built",
    field: "assetsDirectory",
    value: directory,
    remedy: "Run npm -w @evenkeel/dashboard run build.",
  });
}
