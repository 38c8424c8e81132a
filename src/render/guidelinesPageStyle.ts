/** How the page looks: on screens light or dark as they are set, 400 pixels wide and more; on paper one A4 or Letter page. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --paper: #fdfcf9; --ink: #21201e; --soft: #6a665f; --line: #dcd7cc; --accent: #1d5f59; --wash: #f3f0e8;
}
@media (prefers-color-scheme: dark) {
  :root { --paper: #181918; --ink: #e8e5de; --soft: #a39e94; --line: #3b3b38; --accent: #8fd0c6; --wash: #222422 }
}
* { box-sizing: border-box }
body {
  margin: 0; background: var(--paper); color: var(--ink); overflow-wrap: anywhere;
  font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
}
main { max-width: 46rem; margin: 0 auto; padding: 2.5rem 1.5rem 3rem }
header {
  display: flex; flex-wrap: wrap; justify-content: space-between; gap: .5rem 2rem;
  padding-bottom: 1.1rem; border-bottom: 2px solid var(--accent);
}
header > div { flex: 1 1 18rem }
.kind {
  margin: 0; color: var(--accent);
  font-size: .8rem; font-weight: 600; letter-spacing: .08em; text-transform: uppercase;
}
h1 {
  margin: .15rem 0 0;
  font: 600 1.9rem/1.2 "Iowan Old Style", "Palatino Linotype", Palatino, Georgia, serif;
}
.who { margin: .2rem 0 0; color: var(--soft) }
.days {
  display: grid; grid-template-columns: auto auto; gap: 0 .8rem;
  align-self: flex-end; margin: 0; font-size: .85rem;
}
.days dt { color: var(--soft) }
.days dd { margin: 0 }
.note {
  margin: .9rem 0 .2rem; padding: .5rem .8rem;
  background: var(--wash); border-left: 3px solid var(--accent); font-size: .85rem;
}
section {
  display: grid; grid-template-columns: 10.5rem 1fr; gap: .2rem 1.5rem;
  padding: .8rem 0; border-bottom: 1px solid var(--line); break-inside: avoid;
}
h2 { margin: 0; font-size: .95rem; line-height: 1.6; font-weight: 600 }
section p, section ul { margin: 0 }
section p + p { margin-top: .4rem }
ul { padding: 0; list-style: none; columns: 13rem; column-gap: 1.5rem }
li { break-inside: avoid; padding-inline-start: .9rem; text-indent: -.9rem }
li::before { content: "–"; display: inline-block; width: .9rem; text-indent: 0; color: var(--accent) }
.open { color: var(--soft); font-style: italic }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums }
th, td { padding: .15rem .8rem .15rem 0; text-align: start; vertical-align: top }
th { color: var(--soft); font-size: .8rem; font-weight: 500; border-bottom: 1px solid var(--line) }
time, td:last-child { white-space: nowrap }
.on td:last-child { color: var(--accent); font-weight: 600 }
.over { color: var(--soft) }
footer { display: grid; grid-template-columns: 1fr 1fr; gap: 1.5rem 2.5rem; margin-top: 1.6rem; break-inside: avoid }
.sign h2 { margin-bottom: .2rem }
.sign p {
  display: flex; align-items: flex-end; gap: .6rem; height: 2.1rem; margin: 0;
  font-size: .8rem; color: var(--soft);
}
.sign p::after { content: ""; flex: 1; border-bottom: 1px solid var(--soft) }
@media (max-width: 34rem) {
  main { padding: 1.5rem 1.1rem 2rem }
  section, footer { grid-template-columns: 1fr }
  h1 { font-size: 1.6rem }
  .days { align-self: auto }
  table { font-size: .88rem }
  th, td { padding-right: .5rem }
}
@page { margin: 14mm 16mm }
@media print {
  :root {
    color-scheme: light;
    --paper: #fff; --ink: #000; --soft: #555; --line: #ccc; --accent: #1d5f59; --wash: #fff;
  }
  html { font-size: 10.5pt }
  body { line-height: 1.4 }
  main { max-width: none; padding: 0 }
  section { padding: .55rem 0 }
}`;
