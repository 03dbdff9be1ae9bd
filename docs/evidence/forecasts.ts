// Writes forecasts.md and forecasts.json from the recorded markets.
// Run: node docs/evidence/forecasts.ts [--data FOLDER] [--json]
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { dataFolder } from "@evenkeel/lab/forecasts/dataFolder";
import { FORECAST_PARAMETERS } from "@evenkeel/lab/forecasts/forecastParameters";
import { forecastReport } from "@evenkeel/lab/forecasts/forecastReport";
import { renderForecasts } from "@evenkeel/lab/forecasts/renderForecasts";

const EVIDENCE = fileURLToPath(new URL(".", import.meta.url));

const { values } = parseArgs({ options: { data: { type: "string" }, json: { type: "boolean", default: false } } });
const report = forecastReport(dataFolder(values.data), FORECAST_PARAMETERS, (coin) => process.stderr.write(`${coin} ...\n`));
const json = `${JSON.stringify(report, null, 1)}\n`;
writeFileSync(`${EVIDENCE}forecasts.json`, json);
writeFileSync(`${EVIDENCE}forecasts.md`, renderForecasts(report));
process.stdout.write(
  values.json
    ? json
    : `HAR beats the fitted EWMA in ${report.harBetter} of ${report.cells} cells, ${report.harBetterAfterHolm} after Holm; docs/evidence/forecasts.md\n`,
);
