import { pageStyle } from "./pageStyle.ts";

/** On paper one A4 or Letter page. */
export const guidelinesPageStyle = `${pageStyle}
.note {
  margin: .9rem 0 .2rem; padding: .5rem .8rem;
  background: var(--wash); border-left: 3px solid var(--accent); font-size: .85rem;
}
section {
  display: grid; grid-template-columns: 10.5rem 1fr; gap: .2rem 1.5rem;
  padding: .8rem 0; border-bottom: 1px solid var(--line); break-inside: avoid;
}
section p, section ul { margin: 0 }
section p + p { margin-top: .4rem }
ul { columns: 13rem; column-gap: 1.5rem }
li { break-inside: avoid; padding-inline-start: .9rem; text-indent: -.9rem }
li::before { content: "–"; display: inline-block; width: .9rem; text-indent: 0; color: var(--accent) }
.open { color: var(--soft); font-style: italic }
td:last-child { white-space: nowrap }
.on td:last-child { color: var(--accent); font-weight: 600 }
.over { color: var(--soft) }
footer { display: grid; grid-template-columns: 1fr 1fr; gap: 1.5rem 2.5rem; margin-top: 1.6rem; break-inside: avoid }
.sign h2 { margin-bottom: .2rem }
.sign p {
  display: flex; align-items: flex-end; gap: .6rem; height: 2.1rem; margin: 0;
  font-size: .8rem; color: var(--soft);
}
.sign p::after { content: ""; flex: 1; border-bottom: 1px solid var(--soft) }
@media (max-width: 34rem) { section, footer { grid-template-columns: 1fr } }
@media print { section { padding: .55rem 0 } }
`;
