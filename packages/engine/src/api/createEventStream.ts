import type { ServerResponse } from "node:http";
import { EvenkeelError } from "@evenkeel/core/market/errors";
import { SECURITY_HEADERS } from "./securityHeaders.ts";

export interface EventStreamOptions {
  /** Prefix of event ids, so that an id of another run is never mistaken for one of ours. */
  readonly runId: string;
  /** The whole state as JSON, sent to a page that cannot be brought up to date by retained events. */
  snapshot(): string;
  /** Milliseconds between heartbeats. */
  readonly heartbeatMillis: number;
  /** Events kept for reconnecting pages. */
  readonly retain: number;
  readonly maxClients: number;
}

/** Server-sent events to many pages, none of which can slow down the run. */
export interface EventStream {
  /** Throws `API_STREAM_FULL`. */
  open(response: ServerResponse, lastEventId: string | undefined): void;
  /** Numbers, retains and sends one event; `json` is a single line. */
  send(event: string, json: string): void;
  clients(): number;
  close(): void;
}

interface Client {
  readonly response: ServerResponse;
  /** The socket's buffer is full: events are skipped until it drains, then one snapshot makes up for them. */
  congested: boolean;
  skipped: boolean;
  /** Heartbeats spent congested. */
  stalledBeats: number;
}

/** Beats after which a page that does not read is disconnected; it may come back by itself. */
const STALLED_BEATS = 3;

/** Opens the stream; `close` ends every connection and its timer. */
export function createEventStream(options: EventStreamOptions): EventStream {
  const clients = new Set<Client>();
  const retained: { readonly number: number; readonly text: string }[] = [];
  let last = 0;

  const idOf = (number: number) => `${options.runId}.${number}`;
  const frame = (event: string, json: string, number: number) => `id: ${idOf(number)}\nevent: ${event}\ndata: ${json}\n\n`;

  function write(client: Client, text: string): void {
    if (!client.response.write(text)) client.congested = true;
  }

  function missedBy(lastEventId: string | undefined): readonly string[] | null {
    if (lastEventId === undefined || !lastEventId.startsWith(`${options.runId}.`)) return null;
    const seen = Number(lastEventId.slice(options.runId.length + 1));
    const oldest = retained[0]?.number ?? last + 1;
    if (!Number.isSafeInteger(seen) || seen < oldest - 1 || seen > last) return null;
    return retained.filter(({ number }) => number > seen).map(({ text }) => text);
  }

  const beat = setInterval(() => {
    for (const client of clients) {
      if (!client.congested) write(client, "event: beat\ndata: {}\n\n");
      else if (++client.stalledBeats >= STALLED_BEATS) client.response.destroy();
    }
  }, options.heartbeatMillis);
  beat.unref();

  return {
    open(response, lastEventId) {
      if (clients.size >= options.maxClients) {
        throw new EvenkeelError({
          code: "API_STREAM_FULL",
          message: "too many pages are open",
          field: "clients",
          value: clients.size,
          remedy: "Close a page and reload.",
          retryable: true,
        });
      }
      const client: Client = { response, congested: false, skipped: false, stalledBeats: 0 };
      response.writeHead(200, {
        ...SECURITY_HEADERS,
        "content-type": "text/event-stream; charset=utf-8",
        "cache-control": "no-store",
        connection: "keep-alive",
      });
      response.on("close", () => clients.delete(client));
      response.on("drain", () => {
        client.congested = false;
        client.stalledBeats = 0;
        if (!client.skipped) return;
        client.skipped = false;
        write(client, frame("snapshot", options.snapshot(), last));
      });
      clients.add(client);
      const missed = missedBy(lastEventId);
      write(client, `retry: 1000\n${missed === null ? frame("snapshot", options.snapshot(), last) : `\n${missed.join("")}`}`);
    },
    send(event, json) {
      last++;
      const text = frame(event, json, last);
      retained.push({ number: last, text });
      if (retained.length > options.retain) retained.shift();
      for (const client of clients) {
        if (client.congested) client.skipped = true;
        else write(client, text);
      }
    },
    clients: () => clients.size,
    close() {
      clearInterval(beat);
      for (const client of clients) client.response.end();
    },
  };
}
