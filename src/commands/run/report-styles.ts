/**
 * The report stands on its own: it may be sent by mail and opened without a network. Of what is folded nothing is
 * printed; what was opened is.
 */
export const reportStyles = `
body{font:16px/1.45 system-ui,sans-serif;margin:1.5rem auto;max-width:60rem;padding:0 1rem;color:#1b1b1b}
h1{font-size:1.6rem;margin:0 0 .7rem}h2{font-size:1.15rem;margin:1rem 0 .4rem}
table{border-collapse:collapse;width:100%}
th,td{border-bottom:1px solid #c5c5c5;padding:.3rem .5rem;text-align:left;vertical-align:top}
td.n,th.n{text-align:right}
.wide{overflow-x:auto}
dl{display:grid;grid-template-columns:repeat(4,1fr);gap:.6rem 1rem;margin:0}
dt{color:#505050;font-size:.9rem}dd{margin:0;font-size:1.5rem;font-weight:600}
.sides{display:grid;grid-template-columns:1fr minmax(0,24rem);gap:0 1.5rem;align-items:start}
ul{margin:0;padding-left:1.2rem}li{margin:.2rem 0}
figure{margin:1rem 0 0}svg{width:100%;height:auto;border:1px solid #c5c5c5}
.dot{fill:#7a9cc6}.mentor{fill:#1d4e89}.mentor.idle{fill:#fff;stroke:#1d4e89;stroke-width:1.5}
.left{fill:#b3261e}.hamlet{font-size:11px;fill:#1b1b1b;stroke:#fff;stroke-width:3;paint-order:stroke}
.way{stroke:#9db4d3;stroke-width:.6;fill:none}.frame{stroke:#333;fill:none}.frame-text{font-size:11px;fill:#333}
.key{display:flex;flex-wrap:wrap;gap:.2rem 1rem;padding:0;margin:.3rem 0;list-style:none;font-size:.85rem}
.key svg{width:14px;height:14px;border:0;vertical-align:-2px;margin-right:.3rem}
details{border-top:1px solid #c5c5c5;margin-top:.6rem}
summary{font-size:1.1rem;font-weight:600;padding:.7rem 0;cursor:pointer;min-height:1.5rem}
@media (max-width:44rem){.sides{display:block}dl{grid-template-columns:1fr 1fr}}
@media print{@page{margin:12mm}body{margin:0;max-width:none;font-size:10pt}tr{page-break-inside:avoid}
h1{font-size:16pt}dd{font-size:13pt}details:not([open]){display:none}.sides{grid-template-columns:1fr 7.5cm}}
`;
