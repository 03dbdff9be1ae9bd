import { Command } from "commander";
import { doctor } from "./doctor.ts";
import { explain } from "./explain.ts";
import { parseInstant, parseMoment, parsePolicy, parsePort, parseSeed, parseSpeed, parseWhole } from "./parseOptions.ts";
import { up } from "./up.ts";
import { VERSION } from "./version.ts";

const UP_EXAMPLES = `
Examples:
  evenkeel up                                              the bundled scenario, live at http://127.0.0.1:4173
  evenkeel up --speed max --headless --policy none         the same market without any adjustment
  evenkeel up --replay DIR --asset POL --speed max --headless --out out/pol
  evenkeel up --replay DIR --asset BTC --from 2023-03-10 --to 2023-03-13
  evenkeel up --fault "price:node=2,factor=10"             one node lies
`;

const EXPLAIN_EXAMPLES = `
Examples:
  evenkeel up --state state/demo --headless && evenkeel explain BTC-USD --state state/demo
  evenkeel explain BTC-USD --state state/demo --at 2025-01-15T00:10:00Z --field fundingRate
  evenkeel explain BTC-USD --state state/demo --at 1736899800000 --field index --node 2 --json
`;

/** The command line; building it has no effect until it is parsed. */
export function createProgram(): Command {
  const program = new Command("evenkeel")
    .description("Keeps a derivative's internal price on an even keel with the outside market.")
    .version(VERSION)
    .showHelpAfterError("(add --help for the options)");

  program
    .command("up", { isDefault: true })
    .description("run a market: feeds, four nodes, keeper, traders, chain and dashboard in one process")
    .option("--replay <dir>", "replay recorded quotes from a folder of CSV(.gz) files; without it the bundled scenario runs")
    .option("--manifest <file>", "manifest of the folder (default: its evenkeel.manifest.json, or the one shipped for its name)")
    .option("--asset <name>", "asset of the recording, e.g. BTC or POL")
    .option("--from <time>", "start, ISO 8601 in UTC", parseInstant("--from"))
    .option("--to <time>", "end, ISO 8601 in UTC", parseInstant("--to"))
    .option("--speed <n|max>", "event seconds per wall second (default: 60, or max when headless)", parseSpeed)
    .option("--policy <name>", "none, gen1 (fixed rate) or gen2 (leaky proportional-integral)", parsePolicy, "gen2")
    .option("--seed <n>", "seed of everything random", parseSeed, 1)
    .option("--config <file>", "JSON file that overrides engine settings and market parameters")
    .option("--fault <spec>", 'inject faults, e.g. "price:node=2,factor=10;down:node=1,from=600,to=1200"')
    .option("--headless", "no dashboard; end when the data end", false)
    .option("--port <n>", "port of the dashboard on 127.0.0.1", parsePort, 4173)
    .option("--out <dir>", "where scorecard.json and report.html go (default: out/<scenario>-<policy>-<seed>)")
    .option("--state <dir>", "keep the journal in this folder, for explain; the same command resumes an interrupted run")
    .option("--json", "print one JSON object at the end instead of text", false)
    .addHelpText("after", UP_EXAMPLES)
    .action(up);

  program
    .command("explain")
    .description("why is this number what it is: from the venues' quotes to the chain transaction")
    .argument("<market>", "market id, e.g. BTC-USD")
    .requiredOption("--state <dir>", "journal of the run")
    .option(
      "--at <time>",
      "a moment of the round: ISO 8601 in UTC, or milliseconds (default: the last round that landed)",
      parseMoment("--at"),
    )
    .option("--round <n>", "the round by its number", parseWhole("--round"))
    .option("--field <name>", "one number, e.g. fundingRate, index, mark or basis (default: all)")
    .option("--node <n>", "whose quotes and stages to show (default: the first node that signed)", parseWhole("--node"))
    .option("--no-recompute", "only read what was journalled; do not compute each figure again from the quotes")
    .option("--json", "print one JSON object", false)
    .addHelpText("after", EXPLAIN_EXAMPLES)
    .action(explain);

  program
    .command("doctor")
    .description("check that this machine can run a market")
    .option("--port <n>", "port to check", parsePort, 4173)
    .option("--json", "print one JSON object", false)
    .action(doctor);
  return program;
}
