import { html, position, rootCause, time } from './ui.js';

/** What became of the last act: asked, done, or parked again. Read off the live list, not off the answer to the wish. */
export function Outcome({ asked, parked, utc }) {
  return html`<div role="status">${asked && parked && html`<${Result} asked=${asked} parked=${parked} utc=${utc} />`}</div>`;
}

function Result({ asked, parked, utc }) {
  const where = position(asked.event.position);
  const now = parked.events.find((event) => position(event.position) === where);
  const lead = `${asked.what === 'retry' ? 'Retry' : 'Skip'} of ${where}, asked at ${time(asked.at, utc)}:`;
  if (!now && asked.what === 'skip') {
    return html`<p class="outcome warn">${lead} the event is left out. This copy now differs from the primary.</p>`;
  }
  if (!now) return html`<p class="outcome good">${lead} the event is no longer parked.</p>`;
  if (now.at !== asked.event.at || now.tries !== asked.event.tries) {
    return html`<p class="outcome bad">${lead} replay failed again. ${rootCause(now.reason)}</p>`;
  }
  return html`<p class="outcome">${lead} waiting for the result.</p>`;
}
