import { html, time } from './ui.js';
import * as api from './api.js';
import { usePolled } from './polled.js';
import { Section, Table } from './table.js';

const EVERY = 15000;

/** The newest acts; asked again after every act made here, and now and then for those made elsewhere. */
export function Audit({ utc, acts }) {
  const { newest, fault } = usePolled(api.audit, EVERY, acts);
  const entries = newest ?? [];

  return html`<${Section} id="audit" title="Audit" note="the newest acts of operators at this site">
    ${fault && html`<p class="fault">The audit trail cannot be read: ${fault}</p>`}
    ${entries.length === 0
      ? html`<p class="quiet">No operator has done anything here yet.</p>`
      : html`<${Table} label="Audit" columns=${['When', 'Who', 'Act', 'On', 'Reason']}>
        ${entries.map((entry) => html`<tr key=${entry.at + entry.subject}>
          <td class="time">${time(entry.at, utc)}</td><td>${entry.who}</td><td>${entry.act}</td><td>${entry.subject}</td>
          <td class="prose">${entry.reason}</td>
        </tr>`)}
      <//>`}
  <//>`;
}
