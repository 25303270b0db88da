import { html, mayAct, useState } from './ui.js';
import * as api from './api.js';
import { Form, names } from './form.js';
import { Section } from './table.js';

const HINT = 'immediate, every PT10M, cron 0 3 * * *, delayed PT2H, or held';
const SUPERSEDED = [['KEEP', 'taken'], ['LEAVE_OUT', 'left out']];
const TERMS = 'between commas: failed, committed, name=network.*, kind=message, status=sent; & joins what must hold together';

/** Whom this secondary asks, for what, and when it replays; operators change it here while it runs. */
export function Policy({ me, sites, acted }) {
  const self = sites.find((site) => site.self);
  const [outcome, setOutcome] = useState('');
  if (self?.figures?.role !== 'SECONDARY') return null;
  const { upstreams, upstream, schedule, until, wanted, priority, superseded } = self.figures.following;

  const ask = (what, wish) => api.policy(what, wish).then((done) => {
    setOutcome(done.effect);
    acted();
  }, (refused) => {
    setOutcome('');
    throw refused;
  });

  return html`<${Section} id="policy" title="Policy" note="whom this site asks, for what, and when it replays">
    <dl class="facts">
      <dt>Upstreams</dt><dd>${upstreams.map((site, index) => html`${index > 0 && ', then '}<span
        class=${site === upstream ? 'strong' : ''}>${site}</span>`)}${upstream && html` <span class="quiet">${upstream} answered last</span>`}</dd>
      <dt>Replay</dt><dd>${schedule}${until && html`, <span class="strong">stops at ${until}</span>`}</dd>
      <dt>Events</dt><dd>${wanted ? html`only <span class="strong">${wanted}</span>` : 'every event'}${superseded === 'LEAVE_OUT' && ', without superseded ones'}${
        priority.length > 0 && html`; when far behind, first those of kind ${priority.join(', then ')}`}</dd>
    </dl>
    <p role="status" class="quiet">${outcome}</p>
    ${mayAct(me) && html`<div class="forms">
      <${Form} title="Ask others" verb="Ask these" ask=${(form) => ask('upstreams', { upstreams: names(form.get('upstreams')), reason: form.get('reason') })}
        fields=${[['upstreams', 'Upstreams, the first one first', upstreams.join(', '), true]]} />
      <${Form} title="Replay at other times" verb="Replay so" ask=${(form) => ask('replay', Object.fromEntries(form))}
        fields=${[['schedule', 'Schedule', schedule, true, HINT], ['until', 'Stop at a position or time', until, false, '1:500 or 2026-11-23T03:00:00Z']]} />
      <${Form} title="Take other events" verb="Take these" ask=${(form) => ask('subscription', Object.fromEntries(form))}
        fields=${[['subscription', 'Only these, or nothing for every event', wanted, false, TERMS]]} />
      <${Form} title="Get some kinds first" verb="Get these first" ask=${(form) => ask('priority', { priority: names(form.get('priority')), reason: form.get('reason') })}
        fields=${[['priority', 'Kinds, or nothing for the order of the log', priority.join(', '), false, 'urgent, high: transferred first when this site is far behind; replay keeps the order of the log']]} />
      <${Form} title="Superseded events" verb="Do so" ask=${(form) => ask('superseded', Object.fromEntries(form))}
        fields=${[['superseded', 'Events that later ones made irrelevant are', superseded, true, '', SUPERSEDED]]} />
      <${Form} title="Apply now" verb="Apply what has come" ask=${(form) => ask('release', Object.fromEntries(form))} fields=${[]} />
    </div>`}
  <//>`;
}
