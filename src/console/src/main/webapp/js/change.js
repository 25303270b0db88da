// How another site becomes primary: the steps as they go, and by what the old primary is fenced.
import { html, mayDecide, number, position, useEffect, useState } from './ui.js';
import * as api from './api.js';
import { current } from './standing.js';
import { Section } from './table.js';
import { Steps, WAYS, Wizard, asked } from './wizard.js';

const EVERY = 2000;
const SOON = 300;

/** The plan of this server, asked for the oftener the more it moves. */
function usePlan(begun) {
  const [plan, setPlan] = useState(undefined);
  const [fault, setFault] = useState('');
  useEffect(() => {
    let timer = 0;
    let ended = false;
    const ask = () => api.plan().then((newest) => {
      if (ended) return;
      setPlan(newest);
      setFault('');
      timer = setTimeout(ask, newest && !newest.outcome ? SOON : EVERY);
    }, (refused) => {
      if (ended) return;
      setFault(refused.message);
      timer = setTimeout(ask, EVERY);
    });
    ask();
    return () => {
      ended = true;
      clearTimeout(timer);
    };
  }, [begun]);
  return [plan, fault];
}

export function Change({ me, sites, reign, utc, acted }) {
  const [begun, setBegun] = useState(0);
  const [again, setAgain] = useState(() => asked().to !== null);
  const [plan, fault] = usePlan(begun);
  const self = sites.find((site) => site.self);
  const running = plan && !plan.outcome;
  useEffect(() => {
    if (plan?.outcome) acted();
  }, [plan?.outcome]);

  const follow = () => {
    setAgain(false);
    setBegun(begun + 1);
    document.getElementById('change').focus();
  };
  return html`<${Section} id="change" title="Make another site primary">
    ${fault && html`<p class="fault" role="alert">How far a change is cannot be read: ${fault} ${plan && 'What stands here is how it was.'}</p>`}
    ${plan && !again && html`<${Under} plan=${plan} now=${current(reign)} stale=${Boolean(fault)} />`}
    ${plan === undefined && !fault && html`<p class="quiet">One moment.</p>`}
    ${!mayDecide(me) && !plan && html`<p class="quiet">None was begun at this server since it started. Administrators begin one here.</p>`}
    ${mayDecide(me) && plan && !running && !again && html`<p><button type="button" onClick=${() => setAgain(true)}>Another change</button></p>`}
    ${mayDecide(me) && !running && (again || plan === null) && html`<${Wizard} self=${self} sites=${sites} reign=${reign} utc=${utc} follow=${follow} />`}
  <//>`;
}

/** A change that is under way or has ended: its steps as they go, and then what fences the old primary. */
function Under({ plan, now, stale }) {
  const failed = plan.steps.some((step) => step.state === 'FAILED');
  const over = plan.outcome && plan.proof && plan.proof.epoch < now.epoch;
  const [name] = WAYS[plan.kind] ?? [plan.kind];
  const state = plan.outcome && !over ? (failed ? 'bad' : 'good') : '';
  return html`<h3>${name} ${plan.from && `from ${plan.from} `}to ${plan.to}</h3>
    <div role="status"><p class=${`outcome ${stale ? 'warn' : state}`}>${over ? `The last change begun here; ${now.primary} reigns since, by epoch ${now.epoch}.`
    : plan.outcome ? `${plan.outcome}.` : stale ? 'It is not known how far it is.' : 'It is under way.'}${
      failed && plan.from && !plan.proof && ` Calls go on at ${plan.from}, if it is there.`}</p></div>
    <${Steps} label="Steps of the change" steps=${plan.steps} />
    ${plan.proof && html`<${Proof} plan=${plan} />`}`;
}

function Proof({ plan: { kind, from, to, proof } }) {
  const { epoch, end, promised, told, untold } = proof;
  const silent = kind === 'failover' && from && !promised.includes(from);
  return html`<h3>Proof of the fence</h3>
    <dl class="facts">
      <dt>Promised before</dt><dd>${promised.length > 0 ? `${promised.join(', ')}: no event below epoch ${epoch} is taken there any more` : 'nobody could be reached'}</dd>
      ${!silent && html`<dt>${from} stopped at</dt><dd>event ${position(end)}; it commits nothing behind it in its reign</dd>`}
      ${silent && html`<dt>${from}</dt><dd class="warn">did not answer, so it has promised nothing. Once it hears of epoch ${epoch} it commits nothing below it; what it took behind event ${position(end)} is not at ${to}</dd>`}
      <dt>Barrier</dt><dd>event ${epoch}:${number(end.seq + 1)}, the first of the reign of ${to}</dd>
      <dt>Told since</dt><dd>${told.length > 0 ? told.join(', ') : 'nobody yet'}</dd>
      ${untold.length > 0 && html`<dt>Not reached</dt><dd class="warn">${untold.join(', ')}; told when they come back</dd>`}
    </dl>`;
}
