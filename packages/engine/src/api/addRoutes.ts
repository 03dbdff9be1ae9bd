import { EvenkeelError } from "@evenkeel/core/market/errors";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply } from "fastify";
import type { EventStream } from "./createEventStream.ts";
import type { ExplainDesk } from "./createExplainDesk.ts";
import type { RunState } from "./createRunState.ts";
import { errorReply } from "./errorReply.ts";
import { requireLoopbackRequest } from "./loopbackHosts.ts";
import { readExplainQuery } from "./readExplainQuery.ts";
import { readHistoryQuery } from "./readHistoryQuery.ts";
import { SECURITY_HEADERS } from "./securityHeaders.ts";
import { wireJson } from "./wireJson.ts";

export interface RouteParts {
  readonly state: RunState;
  readonly stream: EventStream;
  readonly explain: ExplainDesk;
  readonly assetsDirectory: string | null;
}

/** Adds the read-only routes, the headers of every answer and coded refusals. */
export async function addRoutes(server: FastifyInstance, { state, stream, explain, assetsDirectory }: RouteParts): Promise<void> {
  server.addHook("onRequest", async (request, reply) => {
    reply.headers(SECURITY_HEADERS);
    requireLoopbackRequest(request.hostname);
    if (request.method !== "GET" && request.method !== "HEAD") throw methodRefused(request.method);
  });
  server.addHook("onSend", async (request, reply) => {
    // Built assets carry a hash in their name; everything else changes in place.
    reply.header("cache-control", request.url.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-store");
  });
  server.setErrorHandler((error, _request, reply) => sendError(reply, error));
  server.setNotFoundHandler((request) => {
    throw routeUnknown(request.url);
  });

  server.get("/api/state", (_request, reply) => json(reply, state.state()));
  server.get<{ Querystring: Record<string, unknown> }>("/api/history", (request, reply) => {
    const { market, points } = readHistoryQuery(request.query);
    return json(reply, state.history(market, points));
  });
  server.get<{ Querystring: Record<string, unknown> }>("/api/explain", async (request, reply) =>
    json(reply, await explain.answer(readExplainQuery(request.query))),
  );
  server.get("/api/stream", { exposeHeadRoute: false }, (request, reply) => {
    const id = request.headers["last-event-id"];
    stream.open(reply.raw, typeof id === "string" ? id : undefined);
    reply.hijack();
  });
  server.get("/healthz", (_request, reply) => json(reply, { ok: true, clients: stream.clients() }));

  if (assetsDirectory !== null) await server.register(fastifyStatic, { root: assetsDirectory, cacheControl: false });
}

/** Answers with the coded error and its status. */
export function sendError(reply: FastifyReply, error: unknown): FastifyReply {
  const { status, body } = errorReply(error);
  return json(reply.status(status).headers(SECURITY_HEADERS), body);
}

function json(reply: FastifyReply, value: unknown): FastifyReply {
  return reply.type("application/json; charset=utf-8").send(wireJson(value));
}

function methodRefused(method: string): EvenkeelError {
  return new EvenkeelError({
    code: "API_METHOD_REFUSED",
    message: "the api is read-only",
    field: "method",
    value: method,
    remedy: "Use GET.",
  });
}

function routeUnknown(url: string): EvenkeelError {
  return new EvenkeelError({
    code: "API_ROUTE_UNKNOWN",
    message: "there is nothing at this address",
    field: "url",
    value: url,
    remedy: "Use /, /api/state, /api/history, /api/explain, /api/stream or /healthz.",
  });
}
