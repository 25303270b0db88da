// The page "Alerts": what is wrong, the worst first; who looks after it; of what nobody is told for a time.
import { html, mayAct, number, time, useState, word } from './ui.js';
import * as api from './api.js';
import { ReasonDialog } from './dialog.js';
import { address } from './pages.js';
import { usePolled } from './polled.js';
import { Section, Table } from './table.js';

const EVERY = 5000;
const LINE_EVERY = 10000;
const STATES = [['FIRING', 'Firing'], ['PENDING', 'Pending'], ['RESOLVED', 'Over, since a day']];
const TERMS = [['PT1H', '1 hour'], ['PT4H', '4 hours'], ['PT24H', '1 day'], ['PT168H', '1 week']];

export function AlertsPage({ me, view, utc }) {
  const [wish, setWish] = useState(null);
  const [effect, setEffect] = useState('');
  const [acts, setActs] = useState(0);
  const { newest: page, fault } = usePolled(api.alerts, EVERY, acts);
  const done = (answer) => {
    setWish(null);
    setEffect(answer.effect);
    setActs(acts + 1);
  };
  const act = mayAct(me);
  return html`<h1 class="unseen">Alerts, as ${view.site} sees them</h1>
    <p role="status" class="outcome" hidden=${!effect}>${effect}</p>
    ${fault && html`<p class="fault" role="alert">The alerts cannot be read: ${fault}${page && ' What stands here is how they were.'}</p>`}
    ${page?.note && html`<p class="outcome warn">${page.note}</p>`}
    ${page && STATES.map(([state, title]) => html`<${Group} key=${state} state=${state} title=${title} alerts=${page.alerts.filter((alert) => alert.state === state)}
      act=${act} utc=${utc} ask=${setWish} />`)}
    ${page && html`<${Mutes} mutes=${page.mutes} act=${act} utc=${utc} ask=${setWish} /><${Channels} channels=${page.channels} />`}
    ${wish && html`<${Dialog} wish=${wish} done=${done} cancel=${() => setWish(null)} />`}`;
}

function Group({ state, title, alerts, act, utc, ask }) {
  const firing = state === 'FIRING';
  return html`<${Section} id=${`alerts-${word(state)}`} title=${title} note=${alerts.length > 0 ? number(alerts.length) : ''}>
    ${alerts.length === 0 ? html`<p class="quiet">None.</p>` : html`<${Table} label=${title}
      columns=${['How bad', 'Site', 'What', 'Since', ...(state === 'RESOLVED' ? ['Over at'] : ['Who looks after it']), ...(act && firing ? ['What to do'] : [])]}>
      ${alerts.map((alert) => html`<tr key=${alert.id}>
        <td><span class=${`word ${firing ? (alert.severity === 'CRITICAL' ? 'bad' : 'warn') : 'quiet'}`}>${word(alert.severity)}</span></td>
        <th scope="row">${alert.site}</th>
        <td class="prose"><strong>${alert.rule}</strong>${alert.subject && html` <span class="quiet">${alert.subject}</span>`}<br />${alert.text}
          ${alert.cause && html`<br /><span class="quiet">Nobody is told while it goes with ${alert.cause}.</span>`}
          ${alert.muted && html`<br /><span class="quiet">Muted until ${time(alert.muted, utc)}.</span>`}
          ${firing && !alert.told && !alert.muted && html`<br /><span class="quiet">Another site tells of it.</span>`}</td>
        <td class="time">${time(alert.fired ?? alert.since, utc)}</td>
        <td class=${state === 'RESOLVED' ? 'time' : ''}>${state === 'RESOLVED' ? time(alert.resolved, utc) : alert.takenBy ?? html`<span class="quiet">nobody</span>`}</td>
        ${act && firing && html`<td class="acts">
          <button type="button" aria-label=${`Acknowledge ${alert.id}`} onClick=${() => ask({ verb: 'acknowledge', id: alert.id })}>Acknowledge</button>
          <button type="button" aria-label=${`Mute ${alert.id}`} onClick=${() => ask({ verb: 'mute', id: alert.id })}>Mute</button></td>`}
      </tr>`)}
    <//>`}
  <//>`;
}

const Mutes = ({ mutes, act, utc, ask }) => html`<${Section} id="mutes" title="Muted" note="of these nobody is told; they are looked at all the same">
  ${mutes.length === 0 ? html`<p class="quiet">Nothing is muted.</p>` : html`<${Table} label="Muted" columns=${['What', 'Until', 'By', 'Why', ...(act ? ['What to do'] : [])]}>
    ${mutes.map((mute) => html`<tr key=${mute.what}>
      <th scope="row" class="name">${mute.what}</th><td class="time">${time(mute.until, utc)}</td><td>${mute.who}</td><td class="prose">${mute.reason}</td>
      ${act && html`<td class="acts"><button type="button" aria-label=${`Unmute ${mute.what}`} onClick=${() => ask({ verb: 'unmute', id: mute.what })}>Unmute</button></td>`}
    </tr>`)}
  <//>`}
<//>`;

const Channels = ({ channels }) => html`<${Section} id="channels" title="How people are told">
  ${channels.length === 0 ? html`<p class="outcome warn">Nobody is told: neither mail nor a webhook nor an executable is configured at this server.</p>`
    : html`<${Table} label="How people are told" columns=${['By', ['Waiting', 'num'], 'State']}>
      ${channels.map(({ name, waiting, trouble }) => html`<tr key=${name}>
        <th scope="row" class="name">${name}</th><td class="num">${number(waiting)}</td>
        <td class="prose">${trouble ? html`<span class="warn">takes nothing now, and is tried again: ${trouble}</span>` : 'takes what comes'}</td></tr>`)}
    <//>`}
<//>`;

const EFFECT = {
  acknowledge: 'Others see that you look after it, until it is over. Nothing else is changed.',
  mute: 'Nobody is told that it fires meanwhile. It is looked at and shown all the same; if it begins meanwhile and still fires then, people are told.',
  unmute: 'People are told again when it fires.',
};
const TITLE = { acknowledge: 'Acknowledge', mute: 'Mute', unmute: 'Unmute' };

function Dialog({ wish: { verb, id }, done, cancel }) {
  const [term, setTerm] = useState(TERMS[0][0]);
  const send = (reason) => (verb === 'acknowledge' ? api.alertAct(verb, { id, reason })
    : api.alertAct(verb, verb === 'mute' ? { what: id, until: term, reason } : { what: id, reason }));
  const choice = verb === 'mute' && html`<label>For <select value=${term} onChange=${(event) => setTerm(event.currentTarget.value)}>
    ${TERMS.map(([value, words]) => html`<option value=${value}>${words}</option>`)}</select></label>`;
  return html`<${ReasonDialog} title=${TITLE[verb]} name=${id} effect=${EFFECT[verb]} verb=${TITLE[verb]} undoable choice=${choice} act=${send} done=${done} cancel=${cancel} />`;
}

/** Stands on the overview while anything fires. */
export function FiringLine({ turn }) {
  const { newest: page } = usePolled(api.alerts, LINE_EVERY, '');
  if (!page || page.firing === 0) return null;
  const worst = page.alerts[0];
  return html`<p class="outcome bad" role="status"><strong>${page.firing === 1 ? '1 alert fires.' : `${number(page.firing)} alerts fire.`}</strong> ${worst.text}
    ${' '}<a href=${address({ page: 'alerts' })} onClick=${(event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      turn('alerts');
    }}>All alerts</a></p>`;
}
