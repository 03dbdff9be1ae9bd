import { defaultMarketParameters, EvenkeelError, type MarketDescription, type MarketParameters, type PolicyName } from "@evenkeel/core";
import {
  clipFeed,
  defaultEngineConfig,
  embeddedDeploymentId,
  listAssets,
  notesOf,
  openReplay,
  parseConfig,
  parseFault,
  type RunInfo,
  type RunOptions,
  worldFeed,
} from "@evenkeel/engine";
import { createDefaultWorld } from "@evenkeel/lab";

/** Options of `up` as the command line gives them. */
export interface UpOptions {
  readonly replay?: string;
  readonly manifest?: string;
  readonly asset?: string;
  readonly from?: number;
  readonly to?: number;
  readonly speed?: number | "max";
  readonly policy: PolicyName;
  readonly seed: number;
  readonly config?: string;
  readonly fault?: string;
  readonly headless: boolean;
  readonly port: number;
  readonly out?: string;
  readonly state?: string;
  readonly json: boolean;
}

/** A run that is ready to start; the caller adds the clock, the journal and the listeners. */
export interface PreparedRun {
  readonly run: Omit<RunOptions, "clock" | "journal" | "version" | "onRound" | "onProgress">;
  readonly info: RunInfo;
  readonly port: number;
  readonly outDirectory: string;
}

type Source = Pick<RunOptions, "scenario" | "feed" | "description" | "events" | "notes"> & { readonly kind: RunInfo["kind"] };

/** Event seconds per wall second when somebody watches: six hours pass in six minutes. */
const WATCHED_SPEED = 60;

function refuse(field: string, value: string, message: string, remedy: string): never {
  throw new EvenkeelError({ code: "CLI_OPTION_INVALID", message, field, value, remedy });
}

function openWorld({ seed, asset, from, to, manifest }: UpOptions): Source {
  for (const [field, value] of Object.entries({ "--asset": asset, "--manifest": manifest })) {
    if (value !== undefined) refuse(field, value, `${field} needs a recording`, "Add --replay DIR, or leave the option out.");
  }
  const world = createDefaultWorld({ seed });
  return {
    kind: "simulation",
    scenario: world.name,
    feed: clipFeed(worldFeed(world), { from, to }),
    description: world.description,
    events: world.events,
    notes: [],
  };
}

async function chooseAsset(directory: string, { asset, manifest }: UpOptions): Promise<string> {
  if (asset !== undefined) return asset;
  const assets = await listAssets(directory, manifest);
  if (assets.length === 1 && assets[0] !== undefined) return assets[0].asset;
  return refuse("--asset", "", "the recording holds several assets", `Choose one of: ${assets.map((one) => one.asset).join(", ")}.`);
}

async function openRecording(directory: string, options: UpOptions): Promise<Source> {
  const { manifest, from, to } = options;
  const asset = await chooseAsset(directory, options);
  const replay = await openReplay({
    directory,
    asset,
    ...(manifest === undefined ? {} : { manifest }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  });
  const events = replay.windowsLeftOut.map((window) => ({
    at: window.from,
    kind: "gap",
    text: `left out until ${new Date(window.to).toISOString()}: ${window.reason}`,
  }));
  const scenario = `${directory.replace(/\/+$/, "").split("/").at(-1)} ${asset}`;
  return { kind: "replay", scenario, feed: replay.feed, description: replay.description, events, notes: [] };
}

function venuesOf({ sources, legs }: MarketDescription): string[] {
  const ofLegs = Object.values(legs).flatMap((leg) => (leg.kind === "index" ? leg.sources : []));
  return [...new Set([...sources, ...ofLegs].map(({ venue }) => venue))];
}

/** Turns options into a run: feed, parameters, nodes, faults; everything wrong is refused here, before anything starts. */
export async function prepareRun(options: UpOptions, version: string, readText: (path: string) => string): Promise<PreparedRun> {
  const source = options.replay === undefined ? openWorld(options) : await openRecording(options.replay, options);
  const { description, feed, scenario } = source;
  const speed = options.speed ?? (options.headless ? "max" : WATCHED_SPEED);
  const defaults = { ...defaultEngineConfig(options.seed, description), policy: options.policy, speed, port: options.port };
  const venues = venuesOf(description);
  const parametersOf = (market: string, policy: PolicyName): MarketParameters | null =>
    market === description.market ? defaultMarketParameters(description, policy) : null;
  const parsed =
    options.config === undefined
      ? { engine: defaults, parameters: {} as Readonly<Record<string, MarketParameters>> }
      : parseConfig<MarketParameters>(readConfig(options.config, readText), options.config, {
          engine: defaults,
          parameters: parametersOf,
          venues,
        });
  const { engine } = parsed;
  const parameters = parsed.parameters[description.market] ?? defaultMarketParameters(description, engine.policy);
  const faults =
    options.fault === undefined
      ? []
      : parseFault(options.fault, { nodes: engine.nodes.length, venues, currencies: Object.keys(description.legs) });
  const words = options.fault === undefined ? [] : options.fault.split(";").map((one) => one.trim());
  return {
    run: {
      scenario,
      feed,
      description,
      parameters,
      seed: engine.seed,
      signerSeed: engine.signerSeed,
      nodes: engine.nodes,
      gate: engine.gate,
      faults,
      events: source.events,
      notes: [...source.notes, ...words.map((word) => `fault: ${word}`)],
      traders: {},
    },
    info: {
      scenario,
      kind: source.kind,
      policy: engine.policy,
      seed: engine.seed,
      speed: engine.speed,
      version,
      markets: [{ market: description.market, base: description.base, quote: description.quote, roundSeconds: description.roundSeconds }],
      start: feed.start,
      end: Number.isFinite(feed.end) ? feed.end : null,
      deploymentId: embeddedDeploymentId(engine.signerSeed, engine.nodes),
      faults: words,
      notes: notesOf(description),
    },
    port: engine.port,
    outDirectory: options.out ?? `out/${scenario.replaceAll(/[^A-Za-z0-9-]+/g, "-")}-${engine.policy}-${engine.seed}`,
  };
}

function readConfig(path: string, readText: (path: string) => string): string {
  try {
    return readText(path);
  } catch (cause) {
    throw new EvenkeelError(
      {
        code: "CONFIG_UNREADABLE",
        message: "the configuration file cannot be read",
        field: "--config",
        value: path,
        remedy: "Give the path of a readable JSON file.",
      },
      { cause },
    );
  }
}
