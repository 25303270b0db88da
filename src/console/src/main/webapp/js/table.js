import { html } from './ui.js';

/** A section with a heading and a table that may scroll sideways on a narrow screen. */
export function Section({ id, title, note, children }) {
  return html`<section class="card" aria-labelledby=${id}>
    <div class="head"><h2 id=${id} tabindex="-1">${title}</h2>${note && html`<p class="quiet">${note}</p>`}</div>
    ${children}
  </section>`;
}

/** Columns are names, or [name, class, unit]. */
export function Table({ label, columns, children }) {
  return html`<div class="scroll" role="group" tabindex="0" aria-label=${`${label}, table`}>
    <table>
      <thead><tr>${columns.map((column) => {
        const [name, kind, unit] = [].concat(column);
        return html`<th scope="col" class=${kind}>${name}${unit && html` <span class="unit">${unit}</span>`}</th>`;
      })}</tr></thead>
      <tbody>${children}</tbody>
    </table>
  </div>`;
}
