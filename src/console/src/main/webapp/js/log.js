import { dotted, html, mayRead, number, position, time, useEffect, useState } from './ui.js';
import * as api from './api.js';
import { address } from './pages.js';
import { Section, Table } from './table.js';

const PAGE = 20;
const FIELDS = ['wanted', 'user', 'text', 'since', 'until'];

/** What is searched for is in the URL, and so is the event that is shown: a search or an event can be sent to somebody. */
function asked() {
  const parameters = new URLSearchParams(location.search);
  return Object.fromEntries(FIELDS.map((name) => [name, parameters.get(name) ?? '']));
}

const askedEvent = () => Number(new URLSearchParams(location.search).get('event')) || null;

/** The event log as this site has it: searched from its end, a page at a time, a body on demand. */
export function Log({ me, utc }) {
  const [query, setQuery] = useState(asked);
  const [befores, setBefores] = useState(() => (askedEvent() ? [null, askedEvent() + 1] : [null]));
  const [page, setPage] = useState(null);
  const [fault, setFault] = useState('');
  const [open, setOpen] = useState(askedEvent);
  const before = befores.at(-1);

  useEffect(() => {
    const asked = new URLSearchParams(Object.entries({ ...query, before: before ?? '', limit: PAGE }).filter(([, value]) => value !== ''));
    api.events(asked).then((found) => {
      setPage(found);
      setFault('');
    }, (refused) => setFault(refused.words));
  }, [query, before]);

  const search = (event) => {
    event.preventDefault();
    const wish = Object.fromEntries(new FormData(event.target));
    history.replaceState(null, '', address({ ...wish, event: '' }));
    setQuery(wish);
    setBefores([null]);
    setOpen(null);
  };

  const show = (seq) => {
    const next = open === seq ? null : seq;
    history.replaceState(null, '', address({ event: next }));
    setOpen(next);
  };

  return html`<${Section} id="log" title="Event log" note="as this site has it, the newest first">
    <form class="search" role="search" aria-labelledby="log" onSubmit=${search}>
      <label>Events <input name="wanted" defaultValue=${query.wanted} placeholder="failed, name=network.*" title="failed, committed, name=network.*, kind=message, status=sent, key=4711, user=ada between commas, with &amp; between those that hold together; empty for all" /></label>
      <label>User <input name="user" defaultValue=${query.user} title="who made the call; empty for all" /></label>
      ${mayRead(me) && html`<label>Text, such as a key <input name="text" defaultValue=${query.text} /></label>`}
      <label>Not before <input name="since" defaultValue=${query.since} placeholder="2026-11-23T03:00:00Z" /></label>
      <label>Not after <input name="until" defaultValue=${query.until} placeholder="2026-11-23T04:00:00Z" /></label>
      <button type="submit">Search</button>
    </form>
    ${fault && html`<p class="fault" role="alert">${fault}</p>`}
    ${page && html`<${Found} page=${page} me=${me} utc=${utc} open=${open} show=${show} />
      <p class="acts">
        <button type="button" disabled=${befores.length === 1} onClick=${() => setBefores(befores.slice(0, -1))}>Newer</button>
        <button type="button" disabled=${page.next == null} onClick=${() => setBefores([...befores, page.next])}>Older</button>
        ${' '}<span class="quiet">${number(page.scanned)} events looked at</span></p>`}
  <//>`;
}

function Found({ page, me, utc, open, show }) {
  const gaps = page.gaps.length > 0 && html`<p class="quiet">Not here: ${page.gaps.slice(0, 10).map((gap) =>
    `${gap.from}–${gap.to}${gap.byChoice ? ' (left out by choice)' : ''}`).join(', ')}${page.gaps.length > 10 && ' …'}</p>`;
  if (page.events.length === 0) return html`<p class="quiet">No event${page.next == null ? '' : ' so far; look at older ones'}.</p>${gaps}`;
  return html`<${Table} label="Event log" columns=${['Position', 'Captured', 'Event', ['Calls', 'num'], 'User', 'Failure', ['Bytes', 'num']]}>
    ${page.events.map((event) => html`<tr key=${event.position.seq}>
      <th scope="row">${mayRead(me) ? html`<button type="button" class="link" aria-expanded=${open === event.position.seq}
        onClick=${() => show(event.position.seq)}>${position(event.position)}</button>` : position(event.position)}</th>
      <td class="time">${time(event.at, utc)}</td>
      <td class="name">${dotted(event.title)}</td>
      <td class="num">${number(event.calls)}</td>
      <td>${event.user}</td>
      <td class="prose">${event.failure}</td>
      <td class="num">${number(event.bytes)}</td>
    </tr>${open === event.position.seq && html`<tr><td colspan="7"><${Body} seq=${open} me=${me} /></td></tr>`}`)}
  <//>${gaps}`;
}

function Body({ seq, me }) {
  const [full, setFull] = useState(false);
  const [whole, setWhole] = useState(null);
  const [fault, setFault] = useState('');
  useEffect(() => {
    api.event(seq, full).then(setWhole, (refused) => setFault(refused.words));
  }, [seq, full]);
  if (fault) return html`<p class="fault">${fault}</p>`;
  if (!whole) return null;
  return html`${me.mayAskForAll && !full && html`<p><button type="button" onClick=${() => setFull(true)}>Show what is masked</button> <span class="quiet">goes into the audit trail</span></p>`}
    <pre class="body" tabindex="0" role="group" aria-label="Body">${pretty(whole.body)}</pre>
    ${whole.proof && html`<p class="quiet">Proof ${whole.proof}</p>`}
    ${whole.evidence ? html`<h4>Evidence</h4><pre class="body" tabindex="0" role="group" aria-label="Evidence">${pretty(whole.evidence)}</pre>`
      : html`<p class="quiet">No evidence is kept for it here.</p>`}`;
}

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 1);
  } catch {
    return text;
  }
}
