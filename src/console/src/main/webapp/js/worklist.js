// The page "Worklist": events that only this site had when it came back, and what an operator makes of them.
import { dotted, html, mayAct, mayDecide, mayRead, number, position, time, useState } from './ui.js';
import * as api from './api.js';
import { address } from './pages.js';
import { DecideDialog } from './decide.js';
import { usePolled } from './polled.js';
import { Section, Table } from './table.js';
import { Quarantined, Since } from './quarantined.js';

const EVERY = 5000;
const PAGE = 50;
const STATES = [['WAITING', 'Waiting'], ['SUBMITTED', 'Submitted again'], ['DROPPED', 'Dropped'], ['', 'All']];

const asked = () => {
  const state = new URLSearchParams(location.search).get('state');
  return state === null ? 'WAITING' : state === 'all' ? '' : state.toUpperCase();
};

export function WorklistPage({ me, view, utc, acts, acted }) {
  const [state, setState] = useState(asked);
  const [afters, setAfters] = useState([null]);
  const [open, setOpen] = useState(null);
  const [chosen, setChosen] = useState([]);
  const [wish, setWish] = useState(null);
  const [results, setResults] = useState(null);
  const after = afters.at(-1);
  const query = new URLSearchParams({ state, limit: PAGE, ...(after ? { after: position(after) } : {}) });
  const { newest: page, fault } = usePolled(() => api.quarantine(query), EVERY, `${acts} ${query}`);
  const waiting = page ? page.items.filter(waits).map((item) => item.event.origin) : [];
  const wanted = chosen.filter((origin) => waiting.includes(origin));

  const turn = (places) => {
    setAfters(places);
    setChosen([]);
    setOpen(null);
  };
  const show = (event) => {
    const value = event.currentTarget.value;
    history.replaceState(null, '', address({ state: value === 'WAITING' ? '' : value === '' ? 'all' : value.toLowerCase() }));
    setState(value);
    turn([null]);
  };
  const done = (answer) => {
    setWish(null);
    setResults(answer);
    setChosen([]);
    setOpen(null);
    acted();
    document.getElementById('worklist').focus();
  };

  return html`<h1 class="unseen">Worklist of ${view.site}</h1>
    <${Section} id="worklist" title="Worklist" note=${page && counted(page)}>
      <p>${view.site} was primary, and these events of its were at no other site when another one became it: callers saw them succeed, and
        their effect was undone when ${view.site} came back. Each is a business call: submit it again at the primary, as it was or edited,
        or drop it. However often one is submitted, it takes effect once.</p>
      ${fault && html`<p class="fault" role="alert">The worklist cannot be read: ${fault}</p>`}
      <${Results} results=${results} />
      <form class="search short"><label>Shown <select value=${state} onChange=${show}>
        ${STATES.map(([value, words]) => html`<option value=${value}>${words}</option>`)}
      </select></label></form>
      ${page && page.items.length === 0 && html`<p class="quiet">${none(page, state)}</p>`}
      ${page?.items.length > 0 && html`
        <${List} page=${page} utc=${utc} act=${mayAct(me)} decide=${mayDecide(me)} read=${mayRead(me)} chosen=${wanted} choose=${setChosen} open=${open}
          show=${(origin) => setOpen(open === origin ? null : origin)} waiting=${waiting} ask=${setWish} />
        <p class="bar">
          ${mayAct(me) && html`
            <button type="button" disabled=${wanted.length === 0} onClick=${() => setWish({ what: 'submit', origins: wanted })}>Submit ${chosenWords(wanted)} again</button>`}
          ${mayDecide(me) && html`
            <button type="button" disabled=${wanted.length === 0} onClick=${() => setWish({ what: 'drop', origins: wanted })}>Drop ${chosenWords(wanted)}</button>`}
          <button type="button" disabled=${afters.length === 1} onClick=${() => turn(afters.slice(0, -1))}>Earlier</button>
          <button type="button" disabled=${!page.next} onClick=${() => turn([...afters, page.next])}>Later</button></p>`}
      ${wish && html`<${DecideDialog} wish=${wish} done=${done} cancel=${() => setWish(null)} />`}
    <//>`;
}

const waits = (item) => item.event.decision.state === 'WAITING';
const chosenWords = (origins) => (origins.length === 1 ? '1 event' : `${number(origins.length)} events`);
const counted = ({ waiting, submitted, dropped }) => `${number(waiting)} wait, ${number(submitted)} submitted again, ${number(dropped)} dropped`;

function none({ waiting, submitted, dropped }, state) {
  if (waiting + submitted + dropped === 0) return 'Nothing is here: this site never came back with events that no other one had. When it does, they are listed here.';
  return state === 'WAITING' ? 'None waits any more: all are decided.' : 'None.';
}

/** What became of those that were decided about last. */
function Results({ results }) {
  return html`<div role="status">${results && html`<ul class="results" aria-label="What became of them">
    ${results.map((result) => html`<li key=${result.origin} class=${`outcome ${kind(result.outcome)}`}><strong>${result.origin}</strong> ${result.words}</li>`)}
  </ul>`}</div>`;
}

const kind = (outcome) => (['SUBMITTED', 'DROPPED'].includes(outcome) ? 'good' : outcome === 'ALREADY' ? '' : outcome === 'UNKNOWN' ? 'warn' : 'bad');

function List({ page, utc, act, decide, read, chosen, choose, open, show, waiting, ask }) {
  const all = waiting.length > 0 && chosen.length === waiting.length;
  const toggle = (origin) => choose(chosen.includes(origin) ? chosen.filter((other) => other !== origin) : [...chosen, origin]);
  const columns = ['Event', 'Calls', 'Captured', 'User', 'State', 'Rows since'];
  return html`
    ${act && waiting.length > 0 && html`<p><label class="choice"><input type="checkbox" checked=${all}
      onChange=${() => choose(all ? [] : waiting)} /> <span>All ${number(waiting.length)} on this page that wait</span></label></p>`}
    <${Table} label="Worklist" columns=${act ? ['Choose', ...columns] : columns}>
    ${page.items.map((item) => {
      const { origin, names, at, caller } = item.event;
      return html`<tr key=${origin}>
        ${act && html`<td>${waits(item) && html`<input type="checkbox" aria-label=${`Choose ${origin}`} checked=${chosen.includes(origin)} onChange=${() => toggle(origin)} />`}</td>`}
        <th scope="row">${read ? html`<button type="button" class="link" aria-expanded=${open === origin} onClick=${() => show(origin)}>${origin}</button>` : origin}</th>
        <td class="name">${names.map((name) => html`<div>${dotted(name)}</div>`)}</td>
        <td class="time">${time(at, utc)}</td>
        <td>${caller}</td>
        <td>${decided(item)}</td>
        <td class="prose"><${Since} since=${item.since} /></td>
      </tr>${open === origin && html`<tr><td colspan=${act ? 7 : 6}><${Quarantined} origin=${origin} utc=${utc} act=${act} decide=${decide} ask=${ask} /></td></tr>`}`;
    })}
  <//>`;
}

function decided({ event: { decision }, now }) {
  const effect = now ? `in effect as ${position(now)}` : '';
  if (decision.state === 'WAITING') return effect ? `waits, but is ${effect}` : 'waits';
  return html`${decision.state === 'DROPPED' ? 'dropped' : 'submitted again'} by ${decision.by}${effect && html`<div class="quiet">${effect}</div>`}`;
}
