import { reportPageStyle } from "./reportPageStyle.ts";

/** A row a leader; the reason why one needs a word stands with the name. */
export const teamPageStyle = `${reportPageStyle}
main { max-width: 54rem }
.team td, .team th { padding-block: .5rem; border-bottom: 1px solid var(--line) }
.team tbody th { font-weight: 600 }
.team td:nth-of-type(1) > *, .team .soft, .strip { display: block; font-size: .82rem }
.team td:nth-of-type(n + 2), .team thead th { white-space: nowrap }
.team .strip { white-space: nowrap; position: relative }
.team .why { color: var(--careful); font-weight: 600 }
.team tr { break-inside: avoid }
.strip .inline { margin-inline-end: .12rem }
@media (max-width: 40rem) {
  .team thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
  .team tr { display: grid; grid-template-columns: 1fr 1fr; gap: .2rem 1rem; padding: .7rem 0; border-bottom: 1px solid var(--line) }
  .team tbody th, .team td:nth-of-type(1) { grid-column: 1 / -1; width: auto }
  .team td:nth-of-type(1)::before { display: none }
  .team td, .team th { padding: 0; border: 0 }
  .team td::before { content: attr(data-column); display: block; color: var(--soft); font-size: .8rem }
}
@media print { section { break-inside: auto } }
`;
