import { dotted, html, mayAct, number, position, time, useState } from './ui.js';
import * as api from './api.js';
import { usePolled } from './polled.js';
import { Section, Table } from './table.js';

const EVERY = 5000;

/** What replay proved at this site; asked again now and then and after every act made here. */
export function Proof({ me, utc, acts, acted }) {
  const { newest: proof, fault } = usePolled(api.proof, EVERY, acts);

  return html`<${Section} id="proof" title="Proof" note="what replays wrote, against what the primary wrote, since this site started">
    ${fault && html`<p class="fault">The proofs of this site cannot be read: ${fault}</p>`}
    ${proof && html`
      <${Methods} methods=${proof.methods} />
      <${Demoted} demoted=${proof.demoted} act=${mayAct(me)} utc=${utc} acted=${acted} />
      <${Differences} differences=${proof.differences} utc=${utc} />
      <${Uncaptured} uncaptured=${proof.uncaptured} />
      <${Unseen} unseen=${proof.unseen} />
      <${RefusedCalls} calls=${proof.refusedCalls} />
      <${Lossy} lossy=${proof.lossy} />
      <${Statements} statements=${proof.statements} />`}
  <//>`;
}

function Methods({ methods }) {
  if (methods.length === 0) return html`<p class="quiet">Nothing has been replayed here yet.</p>`;
  const columns = ['Event', ['By call', 'num', 'proved'], ['By rows', 'num', 'as declared'], ['Healed', 'num', 'by rows'], ['Parked', 'num'],
    ['Proof', 'num', 'µs each']];
  return html`<${Table} label="Proof" columns=${columns}>
    ${methods.map((method) => html`<tr key=${method.name}>
      <th scope="row" class="name">${dotted(method.name)}</th>
      <td class="num">${number(method.called)}</td>
      <td class="num">${number(method.applied)}</td>
      <td class=${`num ${method.healed > 0 ? 'warn' : ''}`}>${number(method.healed)}</td>
      <td class=${`num ${method.parked > 0 ? 'warn' : ''}`}>${number(method.parked)}</td>
      <td class="num">${number(method.provingMicros)}</td>
    </tr>`)}
  <//>`;
}

function Demoted({ demoted, act, utc, acted }) {
  const [fault, setFault] = useState('');
  if (demoted.length === 0) return null;
  const promote = (event, name) => {
    event.preventDefault();
    api.promote(name, new FormData(event.target).get('reason')).then(() => {
      setFault('');
      acted();
    }, (refused) => setFault(refused.words));
  };
  return html`<h3>Demoted methods</h3>
    <p class="quiet">Their proofs failed three times in a row: this site brings their events about by rows.</p>
    ${fault && html`<p class="fault" role="alert">${fault}</p>`}
    <${Table} label="Demoted methods" columns=${['Event', 'Since', 'Last reason', ...(act ? ['What to do'] : [])]}>
      ${demoted.map((method) => html`<tr key=${method.name}>
        <th scope="row" class="name">${dotted(method.name)}</th>
        <td class="time">${time(method.at, utc)}</td>
        <td class="prose">${method.reason}</td>
        ${act && html`<td class="acts"><form onSubmit=${(event) => promote(event, method.name)}>
          <input name="reason" required maxlength="500" aria-label=${`Why ${method.name} may be called again`} placeholder="Reason" />
          <button type="submit" aria-label=${`Promote ${method.name}`}>Promote</button>
        </form></td>`}
      </tr>`)}
    <//>`;
}

function Differences({ differences, utc }) {
  if (differences.length === 0) return null;
  return html`<h3>Differences</h3>
    <p class="quiet">Each was healed by the primary's rows before it took effect, or its event is parked. The newest first.</p>
    <${Table} label="Differences" columns=${[['Position', 'num'], 'Event', 'Row', 'Column', 'Primary', 'Here', 'Found']}>
      ${differences.map((each, index) => html`<tr key=${index}>
        <th scope="row" class="num">${position(each.position)}</th>
        <td class="name">${dotted(each.name)}</td>
        <td class="prose">${each.place}</td>
        <td>${each.column}</td>
        <td class="prose">${each.there}</td>
        <td class="prose">${each.here}</td>
        <td class="time">${time(each.at, utc)}</td>
      </tr>`)}
    <//>`;
}

function Uncaptured({ uncaptured }) {
  if (uncaptured.length === 0) return null;
  return html`<h3>Written without a replicated call</h3>
    <${Table} label="Uncaptured writes" columns=${['Table', ['Rows', 'num']]}>
      ${uncaptured.map(({ table, rows }) => html`<tr key=${table}>
        <th scope="row">${table}</th><td class="num">${number(rows)}</td></tr>`)}
    <//>`;
}

function Unseen({ unseen }) {
  if (unseen.every === 0) return null;
  const how = unseen.tells === 'nothing'
    ? 'This make of database keeps no count of its own by which writes could be found that nobody saw.'
    : `The database's own count of changed rows was held against the rows seen in ${number(unseen.looks)} transactions.`;
  if (unseen.found.length === 0) return html`<p class="quiet">${how}</p>`;
  return html`<h3>Unseen writes</h3>
    <p class="quiet">${how} No event has these: JDBC beside JPA, a trigger, a cascade or a function wrote them.</p>
    <${Table} label="Unseen writes" columns=${['Table', 'Event', ['Rows', 'num'], ['Transactions', 'num']]}>
      ${unseen.found.map((each) => html`<tr key=${`${each.table} ${each.method}`}>
        <th scope="row">${each.table || 'not named by this database'}</th>
        <td class="name">${each.method ? dotted(each.method) : 'without a replicated call'}</td>
        <td class="num warn">${number(each.rows)}</td><td class="num">${number(each.transactions)}</td></tr>`)}
    <//>`;
}

function RefusedCalls({ calls }) {
  if (calls.length === 0) return null;
  return html`<h3>Refused calls</h3>
    <p class="quiet">This site is a secondary: nothing was done, and the caller got an exception. Make these calls at the primary.</p>
    <${Table} label="Refused calls" columns=${['Event', ['Calls', 'num']]}>
      ${calls.map((each) => html`<tr key=${each.name}>
        <th scope="row" class="name">${dotted(each.name)}</th><td class="num warn">${number(each.calls)}</td></tr>`)}
    <//>`;
}

function Lossy({ lossy }) {
  if (lossy.length === 0) return null;
  return html`<h3>Lossy columns</h3>
    <p class="quiet">They keep less than was written. Round the value before it is written, or let the column hold more.</p>
    <${Table} label="Lossy columns" columns=${['Column', 'Row', 'Written', 'Kept', ['Times', 'num']]}>
      ${lossy.map((each) => html`<tr key=${each.table + each.column}>
        <th scope="row">${each.table}.${each.column}</th><td class="prose">${each.key}</td><td class="prose">${each.written}</td>
        <td class="prose">${each.kept}</td><td class="num">${each.times}</td></tr>`)}
    <//>`;
}

function Statements({ statements }) {
  if (statements.length === 0) return null;
  return html`<h3>Statements</h3>
    <p class="quiet">Bulk and native statements that this site executed. What does the same on every make of database goes by statement;
      the rest by the rows that it changes.</p>
    <${Table} label="Statements" columns=${['Statement', 'Goes by', 'Because', ['Times', 'num']]}>
      ${statements.map((each) => html`<tr key=${each.text + each.way + each.reason}>
        <th scope="row" class="prose">${each.text}</th><td>${each.way}</td><td class="prose">${each.reason}</td>
        <td class="num">${number(each.times)}</td></tr>`)}
    <//>`;
}
