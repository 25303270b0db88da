import { html, position, time, useEffect, useState } from './ui.js';
import * as api from './api.js';
import { Table } from './table.js';

/** What stands for a value that this user does not see; what has one cannot be edited. */
const MASKED = '•••';
const VERDICTS = { NONE: ['unchanged', 'good'], CONFLICT: ['conflict', 'bad'], UNKNOWN: ['not known', 'warn'] };

/** Whether somebody else has changed its rows since. */
export function Since({ since }) {
  if (!since) return null;
  const [word, kind] = VERDICTS[since.verdict];
  return html`<span class=${`verdict ${kind}`}>${word}</span> <span class="quiet">${since.words}</span>`;
}

/** One quarantined event in full, and what may be made of it. Its arguments are the text of the log: numbers of JavaScript hold less. */
export function Quarantined({ origin, utc, act, decide, ask }) {
  const [whole, setWhole] = useState(null);
  const [fault, setFault] = useState('');
  const [edited, setEdited] = useState(null);
  useEffect(() => {
    api.quarantined(origin).then((found) => {
      setWhole(found);
      setEdited(found.calls.map((call) => call.arguments));
    }, (refused) => setFault(refused.words));
  }, [origin]);
  if (fault) return html`<p class="fault">${fault}</p>`;
  if (!whole) return null;

  const { event, since } = whole.item;
  const waits = event.decision.state === 'WAITING';
  const changed = whole.calls.some((call, i) => edited[i] !== call.arguments);
  const edit = (i, text) => setEdited(edited.map((other, j) => (i === j ? text : other)));
  return html`<div class="quarantined">
    <dl class="facts">
      <dt>Was at</dt><dd>${position(event.position)}, captured ${time(event.at, utc)}${event.caller && html`, called by ${event.caller}`}</dd>
      <dt>In quarantine</dt><dd>since ${time(event.put.at, utc)}: ${event.put.why}</dd>
      <dt>Its effect</dt><dd>${UNDONE[event.put.undone]}</dd>
      ${!waits && html`<dt>Decided</dt><dd>${event.decision.by}, ${time(event.decision.at, utc)}: ${event.decision.reason}</dd>`}
    </dl>
    ${whole.calls.map((call, i) => html`<label key=${i}>Arguments of ${call.name}${call.version > 1 && ` version ${call.version}`}
      <textarea class="code" rows=${Math.min(12, 1 + Math.floor(edited[i].length / 80))} spellcheck="false" readonly=${!decide || !waits || whole.unfit !== '' || call.arguments.includes(MASKED)}
        value=${edited[i]} onInput=${(typed) => edit(i, typed.currentTarget.value)}></textarea></label>`)}
    ${whole.unfit && html`<p class="outcome warn">It cannot be submitted again: ${whole.unfit}</p>`}
    ${since && html`<p>Since then: <${Since} since=${since} /></p>`}
    ${since?.rows.length > 0 && html`<${Table} label="Rows" columns=${['Row', 'The event', 'Since then', 'By']}>
      ${since.rows.map((row) => html`<tr><th scope="row" class="name">${row.table} ${row.key}</th>
        <td class="prose">${row.did} ${row.columns}</td><td class="prose">${row.changed || 'unchanged'}</td><td>${row.by}</td></tr>`)}
    <//>`}
    ${act && waits && html`<p class="bar">
      ${whole.unfit === '' && (changed
        ? html`<button type="button" onClick=${() => ask({ what: 'edit', origins: [origin], arguments: edited })}>Submit with these arguments</button>`
        : html`<button type="button" onClick=${() => ask({ what: 'submit', origins: [origin] })}>Submit it again</button>`)}
      ${decide && html`<button type="button" onClick=${() => ask({ what: 'drop', origins: [origin] })}>Drop it</button>`}</p>`}
  </div>`;
}

const UNDONE = {
  EVIDENCE: 'was undone here: its rows were brought back to what they held before',
  NOTHING: 'was none here',
  SEED: 'went with all rows of this site, which were taken from another one',
};
