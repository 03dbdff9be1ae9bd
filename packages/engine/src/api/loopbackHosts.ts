import { EvenkeelError } from "@evenkeel/core/market/errors";

const LOOPBACK: readonly string[] = ["127.0.0.1", "localhost", "::1"];

/** Throws `HOST_NOT_LOOPBACK` unless the address can be reached from this machine only: the api has no access control. */
export function requireLoopback(host: string): void {
  if (LOOPBACK.includes(host)) return;
  throw new EvenkeelError({
    code: "HOST_NOT_LOOPBACK",
    message: "the api listens on this machine only",
    field: "host",
    value: host,
    remedy: `Use one of ${LOOPBACK.join(", ")}, and a tunnel or an authenticating proxy to reach it from elsewhere.`,
  });
}

/** Throws `API_HOST_REFUSED` when a request names another host: a web page elsewhere may point its own name at this machine. */
export function requireLoopbackRequest(hostname: string): void {
  if (LOOPBACK.includes(hostname.replace(/^\[|\]$/g, ""))) return;
  throw new EvenkeelError({
    code: "API_HOST_REFUSED",
    message: "the request names another host",
    field: "host",
    value: hostname,
    remedy: "Open the page by its loopback address, e.g. http://127.0.0.1.",
  });
}
