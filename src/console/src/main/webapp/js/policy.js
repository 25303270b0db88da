import { html, mayAct, mayDecide, number, useState } from './ui.js';
import * as api from './api.js';
import { useConfirm } from './confirm.js';
import { Form, names } from './form.js';
import { Section } from './table.js';

const HINT = 'immediate, every PT10M, cron 0 3 * * *, delayed PT2H, or held';
const SUPERSEDED = [['KEEP', 'taken'], ['LEAVE_OUT', 'left out']];
const TERMS = 'between commas: failed, committed, name=network.*, kind=message, status=sent; & joins what must hold together';

/** Whom this secondary asks, for what, and when it replays; operators change it here while it runs. */
export function Policy({ me, sites, acted }) {
  const self = sites.find((site) => site.self);
  const [outcome, setOutcome] = useState('');
  const [dialog, confirm] = useConfirm();
  if (self?.figures?.role !== 'SECONDARY') return null;
  const { upstreams, upstream, schedule, until, wanted, priority, superseded } = self.figures.following;

  const ask = (what, wish) => api.policy(what, wish).then((done) => {
    setOutcome(done.effect);
    acted();
  }, (refused) => {
    setOutcome('');
    throw refused;
  });

  const waiting = self.figures.stored.seq - self.figures.replayed.seq;
  const subscribe = ({ subscription, reason }) => api.preview(subscription).then(({ effect }) => confirm({
    title: 'Take other events', effect, verb: 'Take these', undoable: subscription.trim() === '', typed: subscription.trim() === '' ? undefined : self.name,
    act: (typed) => ask('subscription', { subscription, typed, reason }),
  }));
  const replay = (wish) => confirm({
    title: 'Replay at other times', verb: 'Replay so', undoable: true,
    effect: `From now on this site replays by "${wish.schedule}"${wish.until ? `, and nothing behind ${wish.until}` : ', and stops nowhere'}. ${
      waiting === 0 ? 'Nothing waits here now.' : `${number(waiting)} stored ${waiting === 1 ? 'event waits' : 'events wait'} here now.`} It was "${schedule}"${until && `, up to ${until}`}.`,
    act: () => ask('replay', wish),
  });
  const supersede = (wish) => (wish.superseded === 'KEEP' ? ask('superseded', wish) : confirm({
    title: 'Superseded events', verb: 'Leave them out', undoable: false,
    effect: 'Events that later ones have made irrelevant are left out from now on. What is left out stays left out: this site\'s log has no such event for anybody, and its tables are the primary\'s only where what superseded them is replayed.',
    act: () => ask('superseded', wish),
  }));

  return html`<${Section} id="policy" title="Policy" note="whom this site asks, for what, and when it replays">
    <dl class="facts">
      <dt>Upstreams</dt><dd>${upstreams.map((site, index) => html`${index > 0 && ', then '}<span
        class=${site === upstream ? 'strong' : ''}>${site}</span>`)}${upstream && html` <span class="quiet">${upstream} answered last</span>`}</dd>
      <dt>Replay</dt><dd>${schedule}${until && html`, <span class="strong">stops at ${until}</span>`}</dd>
      <dt>Events</dt><dd>${wanted ? html`only <span class="strong">${wanted}</span>` : 'every event'}${superseded === 'LEAVE_OUT' && ', without superseded ones'}${
        priority.length > 0 && html`; when far behind, first those of kind ${priority.join(', then ')}`}</dd>
    </dl>
    <p role="status" class="quiet">${outcome}</p>
    ${dialog}
    ${mayAct(me) && html`<div class="forms">
      <${Form} title="Ask others" verb="Ask these" ask=${(form) => ask('upstreams', { upstreams: names(form.get('upstreams')), reason: form.get('reason') })}
        fields=${[['upstreams', 'Upstreams, the first one first', upstreams.join(', '), true]]} />
      <${Form} title="Replay at other times" verb="Replay so" ask=${(form) => replay(Object.fromEntries(form))}
        fields=${[['schedule', 'Schedule', schedule, true, HINT], ['until', 'Stop at a position or time', until, false, '1:500 or 2026-11-23T03:00:00Z']]} />
      ${mayDecide(me) && html`<${Form} title="Take other events" verb="Take these" ask=${(form) => subscribe(Object.fromEntries(form))}
        fields=${[['subscription', 'Only these, or nothing for every event', wanted, false, TERMS]]} />`}
      <${Form} title="Get some kinds first" verb="Get these first" ask=${(form) => ask('priority', { priority: names(form.get('priority')), reason: form.get('reason') })}
        fields=${[['priority', 'Kinds, or nothing for the order of the log', priority.join(', '), false, 'urgent, high: transferred first when this site is far behind; replay keeps the order of the log']]} />
      ${mayDecide(me) && html`<${Form} title="Superseded events" verb="Do so" ask=${(form) => supersede(Object.fromEntries(form))}
        fields=${[['superseded', 'Events that later ones made irrelevant are', superseded, true, '', SUPERSEDED]]} />`}
      <${Form} title="Apply now" verb="Apply what has come" ask=${(form) => ask('release', Object.fromEntries(form))} fields=${[]} />
    </div>`}
  <//>`;
}
