/** What all pages have in common: light or dark as the screen is set, 320 pixels wide and more, black on white on paper. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --paper: #fdfcf9; --ink: #21201e; --soft: #635f58; --line: #dcd7cc; --accent: #1d5f59; --wash: #f3f0e8;
  --good: #1b6e48; --careful: #8a5300; --bad: #b3261e;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #181918; --ink: #e8e5de; --soft: #aaa59b; --line: #3b3b38; --accent: #8fd0c6; --wash: #222422;
    --good: #71c99a; --careful: #e3b04f; --bad: #ff9188;
  }
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
h2 { margin: 0; font-size: .95rem; line-height: 1.6; font-weight: 600 }
ul { padding: 0; list-style: none }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums }
th, td { padding: .15rem .8rem .15rem 0; text-align: start; vertical-align: top }
thead th { color: var(--soft); font-size: .8rem; font-weight: 500; border-bottom: 1px solid var(--line) }
time { white-space: nowrap }
@media (max-width: 34rem) {
  main { padding: 1.5rem 1.1rem 2rem }
  h1 { font-size: 1.6rem }
  .days { align-self: auto }
  table { font-size: .88rem }
  th, td { padding-inline-end: .5rem }
}
@page { margin: 14mm 16mm }
@media print {
  :root {
    color-scheme: light;
    --paper: #fff; --ink: #000; --soft: #555; --line: #ccc; --accent: #1d5f59; --wash: #fff;
    --good: #1b6e48; --careful: #8a5300; --bad: #b3261e;
  }
  html { font-size: 10.5pt }
  body { line-height: 1.4 }
  main { max-width: none; padding: 0 }
}`;
