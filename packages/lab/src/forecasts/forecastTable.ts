import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { dataFolder } from "./dataFolder.ts";
import { FORECAST_PARAMETERS } from "./forecastParameters.ts";
import { forecastReport } from "./forecastReport.ts";
import { renderForecasts } from "./renderForecasts.ts";

const EVIDENCE = fileURLToPath(new URL("../../../../docs/evidence/", import.meta.url));

const { values } = parseArgs({ options: { data: { type: "string" }, json: { type: "boolean", default: false } } });
const report = forecastReport(dataFolder(values.data), FORECAST_PARAMETERS, (coin) => process.stderr.write(`${coin} ...\n`));
const json = `${JSON.stringify(report, null, 1)}\n`;
mkdirSync(EVIDENCE, { recursive: true });
writeFileSync(`${EVIDENCE}forecasts.json`, json);
writeFileSync(`${EVIDENCE}forecasts.md`, renderForecasts(report));
process.stdout.write(
  values.json
    ? json
    : `HAR beats the fitted EWMA in ${report.harBetter} of ${report.cells} cells, ${report.harBetterAfterHolm} after Holm; docs/evidence/forecasts.md\n`,
);
