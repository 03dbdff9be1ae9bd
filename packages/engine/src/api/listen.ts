import { EvenkeelError } from "@evenkeel/core/market/errors";
import type { FastifyInstance } from "fastify";

/** Listens and returns the url; throws `PORT_IN_USE` or `PORT_REFUSED`, naming the port. */
export async function listen(server: FastifyInstance, host: string, port: number): Promise<string> {
  try {
    return await server.listen({ host, port });
  } catch (cause) {
    const reason = cause instanceof Error && "code" in cause ? cause.code : null;
    if (reason === "EADDRINUSE") {
      throw new EvenkeelError(
        {
          code: "PORT_IN_USE",
          message: "another process listens on this port",
          field: "port",
          value: port,
          remedy: "Choose another with --port (0 takes a free one), or stop that process.",
          retryable: true,
        },
        { cause },
      );
    }
    throw new EvenkeelError(
      {
        code: "PORT_REFUSED",
        message: `cannot listen: ${String(reason)}`,
        field: "port",
        value: port,
        remedy: "Choose a port from 1024 to 65535.",
      },
      { cause },
    );
  }
}
