const LIGHT =
  "--paper:#f6f7f7;--card:#fff;--ink:#17222c;--ink-2:#566371;--line:#d9dfe3;--grid:#e9edef;--tube:#eef3f0;--mark:#0b66c2;--mark-soft:#8fbfe9;--index:#c8560a;--venue:#c3ccd3;--funding:#7a3fb0;--long:#0a8f78;--short:#b3408c;--good:#0a7a4b;--good-bg:#e7f5ee;--bad:#b3261e;--bad-bg:#fdecea;--warn-bg:#fff6dd;--warn:#8a6100;--tier-0:#d5dde2;--tier-1:#f2d27a;--tier-2:#e89a3c;--tier-3:#cc4e28;--tier-4:#6f0f2b;--tint-1:#fdf6e0;--tint-2:#fae8cd;--tint-3:#f6d5c4;--tint-4:#eec3c6";
const DARK =
  "--paper:#0f151b;--card:#18212a;--ink:#e6ecf1;--ink-2:#9fb0be;--line:#2f3c48;--grid:#24303a;--tube:#1f2b2a;--mark:#5fb0ff;--mark-soft:#2d5f91;--index:#ff9d52;--venue:#708497;--funding:#c69cf2;--long:#3ecfb2;--short:#f08ccb;--good:#5fd39a;--good-bg:#12301f;--bad:#ff8a80;--bad-bg:#3a1816;--warn-bg:#332a10;--warn:#f0cf74;--tier-0:#33414d;--tier-1:#8f772d;--tier-2:#c98a35;--tier-3:#f0764a;--tier-4:#ffb3c1;--tint-1:#262518;--tint-2:#332a19;--tint-3:#3d261c;--tint-4:#452026";

/** The report's style sheet: system fonts, light and dark, one column on a phone. */
export const REPORT_STYLE = `:root{color-scheme:light dark;${LIGHT}}
@media(prefers-color-scheme:dark){:root{${DARK}}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;-webkit-text-size-adjust:100%}
main{max-width:1276px;margin:0 auto;padding:32px 24px 56px}
h1{font-size:34px;line-height:1.15;margin:0;letter-spacing:-.02em}
h1 span{display:inline-block;font-size:16px;letter-spacing:0;font-weight:600;padding:2px 10px;margin-left:6px;border-radius:99px;background:var(--mark);color:var(--card);vertical-align:6px}
h2{font-size:20px;margin:0 0 8px;letter-spacing:-.01em}
h3{font-size:16px;margin:0}
p{margin:0}
code{font:13px/1.4 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
.brand{font-size:12px;font-weight:650;letter-spacing:.09em;text-transform:uppercase;color:var(--ink-2);margin-bottom:8px}
.top{display:flex;flex-wrap:wrap;gap:16px 32px;justify-content:space-between;align-items:center}
.sub{color:var(--ink-2);margin-top:6px;overflow-wrap:anywhere}
.gauge{width:260px;max-width:100%;flex:none;margin:0;font-size:12px;color:var(--ink-2);text-align:center}
.level{display:block;width:100%}
.lead{font-size:20px;line-height:1.4;margin:20px 0;max-width:62ch}
.lead small{display:block;font-size:14px;color:var(--ink-2);margin-top:4px}
.tiles{list-style:none;margin:0 0 16px;padding:0;display:grid;grid-template-columns:repeat(4,1fr);gap:12px}
.tiles li{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:12px 16px;display:flex;flex-direction:column;min-width:0}
.name,.detail{font-size:13px;color:var(--ink-2)}
.value{font-size:26px;font-weight:620;letter-spacing:-.02em;line-height:1.3;font-variant-numeric:tabular-nums}
.verdict{border-radius:10px;padding:10px 16px;margin:0 0 16px}
.good{background:var(--good-bg);color:var(--good)}
.bad{background:var(--bad-bg);color:var(--bad)}
.verdict ul{margin:6px 0 0;padding-left:20px;color:var(--ink)}
.notes{background:var(--warn-bg);border-left:4px solid var(--warn);border-radius:0 10px 10px 0;padding:12px 16px;margin-bottom:16px}
.notes h2{font-size:15px;margin:0;color:var(--warn)}
.notes li,.verdict,figcaption{overflow-wrap:anywhere}
.notes ul{margin:4px 0 0;padding-left:20px}
.charts{display:grid;grid-template-columns:1fr 1fr;gap:16px;margin:8px 0 40px}
.chart{margin:0;background:var(--card);border:1px solid var(--line);border-radius:10px;padding:16px 18px 10px;min-width:0}
.full{grid-column:1/-1}
figcaption p{font-size:13.5px;color:var(--ink-2);margin-top:2px}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:2px 16px;margin:8px 0 6px;padding:0;font-size:13px}
.legend li{display:flex;align-items:center;gap:6px}
.key{width:22px;height:10px;flex:none;fill:none}
.plot{display:block;width:100%;height:auto;color:var(--ink);overflow:visible}
.empty{padding:24px 0 18px;color:var(--ink-2)}
.medium,.narrow{display:none}
section{margin-top:40px}
section>p{color:var(--ink-2);margin-bottom:12px;max-width:80ch}
.columns{columns:3 330px;column-gap:16px}
table{border-collapse:collapse;width:100%;font-size:13px}
.columns table{background:var(--card);border:1px solid var(--line);border-radius:10px;border-spacing:0;border-collapse:separate;margin-bottom:16px;padding:4px 12px 8px;break-inside:avoid}
caption{text-align:left;font-weight:650;font-size:15px;padding:4px 0 4px 2px}
.columns tr:nth-child(odd){background:var(--paper)}
th{text-align:left;font-weight:400;color:var(--ink-2);padding:3px 6px;overflow-wrap:anywhere}
td{padding:3px 6px;text-align:right;font-variant-numeric:tabular-nums;overflow-wrap:anywhere;word-break:break-word}
.columns tr td{max-width:170px}
.columns td.number{white-space:nowrap}
.scroll{overflow:auto;max-height:520px;background:var(--card);border:1px solid var(--line);border-radius:10px;padding:0 12px 8px}
.events td{text-align:left;vertical-align:top;border-top:1px solid var(--grid);padding:6px}
.events thead th{position:sticky;top:0;background:var(--card);font-weight:600;padding:10px 6px 6px}
.when,.events td:nth-child(2){width:1%}
.events td{word-break:normal}
.events td:nth-child(-n+2){overflow-wrap:normal}
.when{white-space:nowrap;color:var(--ink-2)}
.kind{display:inline-block;border:1px solid var(--line);border-radius:99px;padding:0 8px;font-size:12px;white-space:nowrap}
dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 20px;margin:0 0 12px}
dt{color:var(--ink-2)}
dd{margin:0;overflow-wrap:anywhere}
@media(max-width:1000px){.tiles{grid-template-columns:1fr 1fr}.charts{grid-template-columns:1fr}.full .wide{display:none}.full .medium{display:block}}
@media(max-width:640px){main{padding:20px 14px 40px}h1{font-size:28px}.lead{font-size:18px}.tiles{gap:8px}.tiles li{padding:10px 12px}.value{font-size:21px}.chart{padding:12px 10px 6px}.wide,.full .medium{display:none}.narrow{display:block}.columns{columns:1}dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:8px}.when{white-space:normal;min-width:88px}}
@media print{body{background:#fff}.chart{break-inside:avoid}.scroll{max-height:none}}`;
