import { EvenkeelError } from "@evenkeel/core/market/errors";
import type { ErrorReply } from "./wire.ts";

const STATUS: Readonly<Record<string, number>> = {
  API_ROUTE_UNKNOWN: 404,
  API_MARKET_UNKNOWN: 404,
  API_METHOD_REFUSED: 405,
  API_HOST_REFUSED: 403,
  API_QUERY_INVALID: 400,
  API_STREAM_FULL: 503,
  API_EXPLAIN_UNAVAILABLE: 404,
  API_EXPLAIN_BUSY: 503,
  EXPLAIN_MARKET_UNKNOWN: 404,
  EXPLAIN_ROUND_UNKNOWN: 404,
  EXPLAIN_TIME_OUTSIDE: 404,
  EXPLAIN_FIELD_UNKNOWN: 400,
};

/** The HTTP status and JSON body of a failed request; what is not ours is reported as `API_INTERNAL` without its details. */
export function errorReply(error: unknown): { readonly status: number; readonly body: ErrorReply } {
  if (error instanceof EvenkeelError) {
    const { code, field, value, remedy } = error;
    return { status: STATUS[code] ?? 500, body: { error: { code, message: error.message, field, value: String(value), remedy } } };
  }
  if (error instanceof Error && "statusCode" in error && typeof error.statusCode === "number" && error.statusCode < 500) {
    const remedy = "Correct the request.";
    return {
      status: error.statusCode,
      body: { error: { code: "API_REQUEST_INVALID", message: error.message, field: "request", value: "", remedy } },
    };
  }
  return {
    status: 500,
    body: {
      error: {
        code: "API_INTERNAL",
        message: "The request failed.",
        field: "request",
        value: "",
        remedy: "Read the log of the running process.",
      },
    },
  };
}
