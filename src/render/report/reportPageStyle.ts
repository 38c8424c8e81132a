import { pageStyle } from "../pageStyle.ts";

/** On paper one or two A4 or Letter pages: what can be opened on the screen stays closed there. */
export const reportPageStyle = `${pageStyle}
.definitions { position: absolute; width: 0; height: 0 }
section { padding: 1.1rem 0; border-bottom: 1px solid var(--line) }
section > h2 { margin-bottom: .5rem; break-after: avoid }
section p { margin: 0 0 .5rem }
.soft { color: var(--soft) }
caption, .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
a { color: var(--accent) }
a:focus-visible, summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px }
code {
  padding: .1rem .4rem; background: var(--wash); border-radius: 3px;
  font: .88em ui-monospace, "SF Mono", Menlo, Consolas, monospace;
}
.verdict h2 { font-size: 1.3rem; line-height: 1.35; margin-bottom: .4rem }
.verdict.good h2 { color: var(--good) }
.verdict.careful h2 { color: var(--careful) }
.verdict.bad h2 { color: var(--bad) }
.figures {
  display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .8rem 1.4rem; margin: 0;
}
.figures dt { font-size: .85rem; color: var(--soft) }
.figures dd { margin: 0 }
.figures strong { font-size: 1.7rem; line-height: 1.1; font-weight: 600; font-variant-numeric: tabular-nums }
.figures .soft { display: block; font-size: .82rem }
.week { table-layout: fixed }
.week td, .week th { padding: .2rem .2rem .2rem 0; font-size: .85rem }
.week .posted { color: var(--good); font-weight: 600 }
.halves { display: flex; flex-wrap: wrap; gap: .8rem 1.6rem }
.picture { display: block; max-width: 100%; height: auto; overflow: visible }
@media (min-width: 46rem) { .halves > * { max-width: calc(50% - .8rem) } }
.picture text { fill: var(--soft); font: 10px system-ui, "Segoe UI", Roboto, Arial, sans-serif }
@media (max-width: 25rem) { .picture text { font-size: 12px } }
.hit { fill: transparent }
g:hover > .hit { fill: var(--wash) }
.idle { fill: none; stroke: var(--line) }
.posted { fill: var(--accent) }
.today { stroke: var(--ink); stroke-width: 1.5 }
.scale { stroke: var(--line) }
.asked { stroke: var(--ink); stroke-width: 1.5; fill: none }
.hatch { fill: none; stroke: var(--soft); stroke-width: 1 }
.hatched { fill: url(#hatch) }
.bar { fill: var(--good) }
.bar.light, .bar.started { fill: none; stroke: var(--careful); stroke-width: 1.5 }
.bar.open { fill: none; stroke: var(--soft); stroke-width: 1.5 }
.bar.paused { fill: var(--soft) }
.sign { fill: none; stroke: var(--soft); stroke-width: 1.5; stroke-linecap: round; stroke-linejoin: round }
.sign.met { stroke: var(--good) }
.sign.light { stroke: var(--careful) }
.sign.empty { stroke: var(--bad) }
.sign.storm { fill: var(--careful); stroke: var(--careful); stroke-width: .5 }
.inline { width: .8em; height: .8em; overflow: visible }
.legend { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; margin: .6rem 0 0; font-size: .85rem; color: var(--soft) }
.latest, .gaps, .steps { margin: 0 }
.latest li, .gaps li { padding: .1rem 0 }
.latest time { display: inline-block; min-width: 6.5rem; color: var(--soft) }
.numbers td, .numbers thead th:not(:first-child) { text-align: end; white-space: nowrap }
@media (max-width: 40rem) {
  .numbers thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
  .numbers tr { display: flex; flex-wrap: wrap; gap: 0 1rem; padding: .2rem 0 }
  .numbers tbody th { flex: 1 0 100% }
  .numbers td { padding: 0 }
  .numbers td::before { content: attr(data-column) " "; color: var(--soft); font-size: .85em }
}
tbody th { font-weight: 400; text-align: start }
.steps { columns: 19rem; column-gap: 1.6rem; padding-inline-start: 1.3rem }
.steps > li { break-inside: avoid; padding-bottom: .35rem }
.steps ul { margin: 0; font-size: .85rem; color: var(--soft) }
details { margin-top: .7rem }
summary { cursor: pointer; color: var(--accent); min-height: 1.6rem; width: fit-content }
details table, .explained { margin-top: .5rem; font-size: .88rem }
.explained dt { font-weight: 600 }
.explained dd { margin: 0 0 .6rem }
.explained ul { margin: 0; color: var(--soft) }
footer { padding-top: 1rem; font-size: .85rem; color: var(--soft) }
footer p { margin: 0 }
@media print {
  html { font-size: 9.6pt }
  details { display: none }
  section { padding: .5rem 0 }
  .latest li:nth-child(n + 4) { display: none }
  .halves, .figures, tr { break-inside: avoid }
  .verdict h2 { font-size: 1.15rem }
  .halves > * { max-width: calc(50% - .8rem) }
  .halves > :not(:nth-last-child(-n + 2)) { display: none }
  .picture { print-color-adjust: exact; -webkit-print-color-adjust: exact }
}
`;
