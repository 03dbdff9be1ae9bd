/** One server-sent event as a page receives it. */
export interface ReceivedEvent {
  readonly id: string;
  readonly event: string;
  readonly data: unknown;
}

/** Opens the stream of an api; `next(name)` skips events of other names, `close` hangs up. */
export async function openEvents(url: string, lastEventId?: string) {
  const abort = new AbortController();
  const response = await fetch(`${url}/api/stream`, {
    signal: abort.signal,
    headers: lastEventId === undefined ? {} : { "last-event-id": lastEventId },
  });
  const events = parse(response);
  return {
    response,
    async next(name: string): Promise<ReceivedEvent> {
      for (;;) {
        const { value, done } = await events.next();
        if (done) throw new Error(`the stream ended before ${name}`);
        if (value.event === name) return value;
      }
    },
    close: () => abort.abort(),
  };
}

async function* parse(response: Response): AsyncGenerator<ReceivedEvent, undefined> {
  if (response.body === null) return;
  let text = "";
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    const frames = text.split("\n\n");
    text = frames.pop() ?? "";
    for (const frame of frames) {
      const field = (name: string) =>
        frame
          .split("\n")
          .find((line) => line.startsWith(`${name}: `))
          ?.slice(name.length + 2) ?? "";
      if (field("event") !== "") yield { id: field("id"), event: field("event"), data: JSON.parse(field("data")) };
    }
  }
}
