export { axisX, axisY, dot, gridX, ruleX, ruleY } from "@observablehq/plot";
