import { dotted, html, mayAct, mayDecide, mayRead, number, position, time, useState } from './ui.js';
import * as api from './api.js';
import { useConfirm } from './confirm.js';
import { Form, names } from './form.js';
import { usePolled } from './polled.js';
import { Section, Table } from './table.js';

const EVERY = 2000;
const SHOWN = 10;

/** Work that takes its time: comparing with another site, repairing, seeding; and what came of it. */
export function Jobs({ me, sites, utc, acts, acted }) {
  const self = sites.find((site) => site.self);
  const { newest: jobs, fault } = usePolled(api.jobs, EVERY, acts);
  const [outcome, setOutcome] = useState(null);
  const [dialog, confirm] = useConfirm();
  const compared = jobs?.some((job) => job.compared);

  const start = (what, wish) => api.startJob(what, wish).then((job) => {
    setOutcome({ text: `Job ${job.id}: ${job.kind} ${job.subject}` });
    acted();
  }, (refused) => {
    setOutcome(null);
    throw refused;
  });
  const ask = (what, wish) => start(what, wish).catch((refused) => setOutcome({ bad: true, text: refused.words }));
  const wish = (form) => ({ site: form.get('site'), tables: names(form.get('tables') ?? ''), reason: form.get('reason') });
  const repair = (form) => (compared ? api.compared() : Promise.resolve(null)).then((last) => confirm({
    title: 'Repair after another site', verb: 'Repair', undoable: false, effect: repaired(form, last), act: () => start('repair', form),
  }));
  const seed = (form) => confirm({
    title: 'Seed this site', verb: 'Seed', undoable: false,
    effect: `All rows of ${form.site} come here, and the log follows from where they are. ${form.replace.length === 0
      ? 'No row that is here goes: where a table has any, the seed is refused.' : `All rows that are here go from ${number(form.replace.length)} ${form.replace.length === 1 ? 'table' : 'tables'}: ${form.replace.join(', ')}. That cannot be taken back.`}`,
    act: () => start('seed', form),
  });
  const rebuild = ({ name, position: place, lagEvents }, reason) => confirm({
    title: `Rebuild ${name}`, verb: 'Rebuild', undoable: false,
    effect: `All that ${name} holds, up to event ${position(place)}, is removed, and it is told ${number(place.seq + lagEvents)} events from the first. Who reads it meanwhile sees a part.`,
    act: () => start(`rebuild/${encodeURIComponent(name)}`, { reason }),
  });
  const others = sites.filter((site) => !site.self).map((site) => site.name).join(', ');
  const fields = [['site', 'With site', '', true, others], ['tables', 'Tables, if not all', '', false, '']];
  const exported = [['file', 'File', '', true, 'log.json, in the export folder'], ['from', 'From event', '1', true, ''], ['to', 'To event, if not all', '', false, ''], ['format', 'Form', 'json', true, 'json or xml']];
  const imported = [['file', 'File', '', true, 'log.json, in the export folder']];
  const range = (form) => ({ ...Object.fromEntries(form), from: Number(form.get('from')), to: form.get('to') ? Number(form.get('to')) : null });

  return html`<${Section} id="jobs" title="Jobs" note="work that takes its time, one at a time; the last 20 outlive the server">
    ${fault && html`<p class="fault">The jobs of this site cannot be read: ${fault}</p>`}
    ${jobs && (jobs.length === 0 ? html`<p class="quiet">None yet.</p>`
      : html`<${List} jobs=${jobs.slice(0, SHOWN)} act=${mayAct(me)} utc=${utc} cancel=${(id, reason) => ask(`${id}/cancel`, { reason })} />`)}
    <p role="status" class=${outcome?.bad ? 'fault' : 'quiet'}>${outcome?.text}</p>
    ${dialog}
    ${mayRead(me) && compared && html`<${Compared} acts=${jobs[0].id + jobs[0].state} />`}
    <${Projections} act=${mayAct(me)} acts=${acts} rebuild=${rebuild} />
    <${Seed} act=${mayDecide(me)} acts=${acts} utc=${utc} discard=${(reason) => ask('seed/discard', { reason })}
      decline=${(reason) => api.startJob('seed/decline', { reason }).then((done) => {
        setOutcome({ text: done.effect });
        acted();
      }, (refused) => setOutcome({ bad: true, text: refused.words }))} />
    ${mayDecide(me) && html`<div class="forms">
      <${Form} title="Export the log" verb="Export" fields=${exported} ask=${(form) => start('export', range(form))} />
      ${self?.figures?.role === 'SECONDARY' && html`<${Form} title="Import an export" verb="Import" fields=${imported} ask=${(form) => start('import', Object.fromEntries(form))} />`}
    </div>`}
    ${mayAct(me) && self?.figures?.role === 'SECONDARY' && html`<div class="forms">
      <${Form} title="Compare with another site" verb="Compare" fields=${fields} ask=${(form) => start('compare', wish(form))} />
      ${mayDecide(me) && html`<${Form} title="Repair after another site" verb="Repair" fields=${fields} ask=${(form) => repair(wish(form))} />
      <${Form} title="Seed this new site" verb="Seed" fields=${[['site', 'With rows of site', '', true, others], ['replace', 'Tables whose rows go', '', false, 'the refusal lists those that have any']]}
        ask=${(form) => seed({ site: form.get('site'), replace: names(form.get('replace')), reason: form.get('reason') })} />`}
    </div>`}
  <//>`;
}

/** What a repair will do, by what the last comparison found. */
function repaired({ site, tables }, compared) {
  const where = tables.length === 0 ? 'all tables' : tables.join(', ');
  const lead = `The rows of ${where} here become those of ${site}: what is missing is written, what is other is overwritten, what is too many is deleted. Replay stands meanwhile.`;
  if (!compared || compared.other !== site) return `${lead} These sites were not compared since this server started, so nobody knows how many rows that are: compare them first to see.`;
  const count = (kind) => number(compared.tables.reduce((rows, table) => rows + table[kind], 0));
  return `${lead} The last comparison, at ${compared.position}, found ${count('missing')} missing, ${count('changed')} other and ${count('extra')} too many.`;
}

function List({ jobs, act, utc, cancel }) {
  const columns = ['Job', 'State', 'Started', 'By', 'Doing', ['Done', 'num'], ['Rate', 'num', 'per second of this stage'], 'Result', ...(act ? ['What to do'] : [])];
  return html`<${Table} label="Jobs" columns=${columns}>
    ${jobs.map((job) => html`<tr key=${job.id}>
      <th scope="row">${job.id} ${job.kind} ${job.subject}</th>
      <td class=${job.state === 'FAILED' ? 'warn' : ''}>${job.state.toLowerCase()}</td>
      <td class="time">${time(job.startedAt, utc)}</td>
      <td>${job.who}</td>
      <td>${job.state === 'RUNNING' && html`${job.stage}${job.remainingSeconds != null && html` <span class="quiet">${number(job.remainingSeconds)} s left</span>`}`}</td>
      <td class="num">${number(job.done)}${job.total > 0 && ` of ${number(job.total)}`} ${job.unit}</td>
      <td class="num">${number(Math.round(job.rate))}</td>
      <td class="prose">${job.result.split('\n')[0]}</td>
      ${act && html`<td class="acts">${job.state === 'RUNNING' && html`<form onSubmit=${(event) => {
        event.preventDefault();
        cancel(job.id, new FormData(event.target).get('reason'));
      }}><input name="reason" required maxlength="500" aria-label=${`Why job ${job.id} is to end`} placeholder="Reason" />
        <button type="submit" aria-label=${`Cancel job ${job.id}`}>Cancel</button></form>`}</td>`}
    </tr>`)}
  <//>`;
}

/** What the last comparison found: tables that differ, then rows, to the column. */
function Compared({ acts }) {
  const { newest: compared, fault } = usePolled(api.compared, 60000, acts);
  if (fault) return html`<p class="fault">${fault}</p>`;
  if (!compared) return null;
  const differing = compared.tables.filter((table) => table.missing + table.extra + table.changed > 0);
  return html`<h3>Last comparison</h3>
    <p>With ${compared.other} at ${compared.position}: ${number(compared.tables.length)} tables,
      ${' '}${number(compared.tables.reduce((rows, table) => rows + table.here, 0))} rows,
      ${' '}<span class=${compared.equal ? 'strong' : 'warn'}>${compared.equal ? 'all equal' : 'not equal'}</span>.</p>
    ${differing.length > 0 && html`<${Table} label="Tables that differ" columns=${['Table', ['Rows here', 'num'], ['There', 'num'], ['Missing', 'num', 'here'], ['Extra', 'num', 'here'], ['Changed', 'num']]}>
      ${differing.map((table) => html`<tr key=${table.table}><th scope="row">${dotted(table.table)}</th>
        ${['here', 'there', 'missing', 'extra', 'changed'].map((count) => html`<td class="num">${number(table[count])}</td>`)}</tr>`)}
    <//>`}
    ${compared.differences.length > 0 && html`<${Table} label="Rows that differ" columns=${['Table', 'Key', 'Column', 'There', 'Here']}>
      ${compared.differences.map((each) => html`<tr><th scope="row">${dotted(each.table)}</th>
        <td>${each.key}</td><td>${each.column}</td><td class="prose">${each.there}</td><td class="prose">${each.here}</td></tr>`)}
    <//>`}`;
}

/** The seed that this site's rows came with, or are coming with. */
function Seed({ act, acts, utc, discard, decline }) {
  const { newest: seeds } = usePolled(api.seed, EVERY, acts);
  if (!seeds || seeds.length === 0) return null;
  const [seed] = seeds;
  return html`<h3>Seed</h3>
    <p>${SEEDS[seed.state](seed)} <span class="quiet">${time(seed.begunAt, utc)}</span></p>
    ${act && ['LOADING', 'FAILED'].includes(seed.state) && html`<${Decision} verb="Discard the seed" why="Why the seed is discarded" decide=${discard} />`}
    ${act && seed.state === 'REFUSED' && html`<${Decision} verb="Go on without a seed" why="Why there is to be no seed" decide=${decline} />`}`;
}

const SEEDS = {
  DONE: (seed) => `Seeded from ${seed.source} at ${position(seed.origin.position)}.`,
  LOADING: (seed) => `Being seeded from ${seed.source} at ${position(seed.origin.position)}.`,
  FAILED: (seed) => html`<span class="warn">The seed from ${seed.source} failed: ${seed.reason}</span>`,
  REFUSED: (seed) => html`<span class="warn">This site rests: it has no seed from ${seed.source}. ${seed.reason}</span>`,
  DECLINED: (seed) => `No seed from ${seed.source}, as an operator decided: ${seed.reason}`,
};

function Decision({ verb, why, decide }) {
  return html`<form class="acts" onSubmit=${(event) => {
    event.preventDefault();
    decide(new FormData(event.target).get('reason'));
  }}><input name="reason" required maxlength="500" aria-label=${why} placeholder="Reason" />
    <button type="submit">${verb}</button></form>`;
}

/** Databases that the application builds from the events, and how far each is. */
function Projections({ act, acts, rebuild }) {
  const { newest: projections } = usePolled(api.projections, EVERY, acts);
  if (!projections || projections.length === 0) return null;
  return html`<h3>Projections</h3>
    <${Table} label="Projections" columns=${['Name', 'Position', ['Lag', 'num', 'events'], 'Trouble', ...(act ? ['What to do'] : [])]}>
      ${projections.map((each) => html`<tr key=${each.name}><th scope="row">${each.name}</th>
        <td>${position(each.position)}</td><td class="num">${number(each.lagEvents)}</td><td class="prose">${[each.trouble, each.rebuild && `Needs a rebuild: ${each.rebuild}`].filter(Boolean).join('; ')}</td>
        ${act && html`<td class="acts"><form onSubmit=${(event) => {
          event.preventDefault();
          rebuild(each, new FormData(event.target).get('reason'));
        }}><input name="reason" required maxlength="500" aria-label=${`Why ${each.name} is built anew`} placeholder="Reason" />
          <button type="submit" aria-label=${`Rebuild ${each.name}`}>Rebuild</button></form></td>`}</tr>`)}
    <//>`;
}
