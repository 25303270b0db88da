// Choose, look, see what may be missing, confirm by name: all that comes before another site is made primary.
import { html, number, position, span, time, useEffect, useRef, useState } from './ui.js';
import * as api from './api.js';
import { address } from './pages.js';
import { current, furthest, heard, lacking, ungot } from './standing.js';
import { Table } from './table.js';

/** Looked at so long ago, it may be otherwise by now. */
const OLD = 30;

export const WAYS = {
  switchover: ['Planned switch', 'The primary answers. It gives way, and nothing is lost.'],
  failover: ['Forced failover', 'The primary is dead. What only it has is missing until it comes back.'],
};

/** Where a site is made primary: in its own console. */
export const changeOf = (site, way) => (site.url ? `${site.url}?page=sites&to=${encodeURIComponent(site.name)}&way=${way}` : address({ to: site.name, way }).href);

const MARKS = { DONE: 'done', FAILED: 'failed', RUNS: 'now', WAITS: 'then' };

export const Steps = ({ label, steps }) => html`<ol class="steps" aria-label=${label}>
  ${steps.map((step, index) => html`<li key=${index} class=${step.state.toLowerCase()}><span class="mark-word">${MARKS[step.state]}</span>
    <span>${step.text}${step.found && html`<br /><span class=${step.state === 'FAILED' ? 'bad' : 'quiet'}>${step.found}</span>`}</span></li>`)}
</ol>`;

/** What a link from another console asks for. */
export const asked = () => {
  const parameters = new URLSearchParams(location.search);
  return { to: parameters.get('to'), way: Object.hasOwn(WAYS, parameters.get('way')) ? parameters.get('way') : null };
};

/** Choose, look, confirm. Each part has a heading that gets the focus, so that it can be gone through by keyboard and ear. */
export function Wizard({ self, sites, reign, utc, follow }) {
  const { primary } = current(reign);
  const old = sites.find((site) => site.name === primary);
  const [wish, setWish] = useState(() => ({
    way: asked().way ?? (old?.reachable ? 'switchover' : 'failover'),
    to: sites.find((site) => site.name === asked().to && site.name !== primary)?.name ?? furthest(sites, primary) ?? '',
  }));
  const [look, setLook] = useState(null);
  const [fault, setFault] = useState('');
  const [busy, setBusy] = useState(false);
  const choose = (part) => {
    setWish({ ...wish, ...part });
    setLook(null);
    setFault('');
    history.replaceState(null, '', address({ to: '', way: '' }));
  };
  const check = () => {
    setBusy(true);
    setFault('');
    return api.change(wish.way, { to: wish.to, dry: true })
      .then((plan) => setLook({ plan, at: performance.now(), clock: new Date().toISOString() }), (refused) => {
        setLook(null);
        setFault(refused.words);
      }).finally(() => setBusy(false));
  };
  const target = sites.find((site) => site.name === wish.to);
  if (primary === self.name && sites.length === 1) return html`<p class="quiet">This console knows no other site: name them in reprise.sites.</p>`;
  return html`<${Choice} sites=${sites} primary=${primary} wish=${wish} choose=${choose} />
    ${target?.self && html`<p><button type="button" class=${look ? '' : 'main'} disabled=${busy} onClick=${check}>${look ? 'Look again' : 'Look whether it can be'}</button>
      ${' '}<span class="quiet">changes nothing</span></p>`}
    ${target && !target.self && html`<p>A site is made primary at its own console, which looks after the change: ${' '}
      <a href=${changeOf(target, wish.way)}>go on at ${target.name}</a>.</p>`}
    <p class="fault" role="alert">${fault}</p>
    <div role="status" class="unseen">${busy ? 'Looking.' : ''}</div>
    ${look && html`<${Looked} key=${look.at} look=${look} way=${wish.way} sites=${sites} utc=${utc} follow=${follow} />`}`;
}

function Choice({ sites, primary, wish, choose }) {
  const best = furthest(sites, primary);
  const candidates = sites.filter((site) => site.name !== primary);
  return html`<div class="choices">
    <fieldset><legend>How</legend>
      ${Object.entries(WAYS).map(([way, [name, words]]) => html`<label key=${way} class="choice"><input type="radio" name="way" checked=${wish.way === way} onChange=${() => choose({ way })} />
        <span>${name}<br /><span class="quiet">${words}</span></span></label>`)}
    </fieldset>
    <fieldset><legend>Which site is to be primary</legend>
      ${candidates.map((site) => html`<label key=${site.name} class="choice"><input type="radio" name="to" checked=${wish.to === site.name} onChange=${() => choose({ to: site.name })} />
        <span>${site.name}${site.self && ' (this site)'}<br /><span class="quiet">${said(site, best)}</span></span></label>`)}
    </fieldset>
  </div>`;
}

const said = (site, best) => (!site.figures ? 'nothing is known of it'
  : [`${site.reachable ? 'has' : 'had'} all up to ${position(site.figures.stored)}`, `heard ${heard(site)}`, site.name === best && 'the most of the log',
    !site.reachable && 'does not answer', site.reachable && site.figures.role === 'NOBODY' && 'is nobody'].filter(Boolean).join(', '));

/** Seconds since then, counted on while it is looked at. */
function useAge(at) {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return (performance.now() - at) / 1000;
}

/** What the look found, and then the question whether it is meant. */
function Looked({ look: { plan, at, clock }, way, sites, utc, follow }) {
  const heading = useRef(null);
  const age = useAge(at);
  const can = !plan.steps.some((step) => step.state === 'FAILED');
  useEffect(() => heading.current.focus(), []);
  return html`<h3 ref=${heading} tabindex="-1">Checks <span class="quiet">at ${time(clock, utc)}, ${span(age)} ago</span></h3>
    <p class=${`outcome ${can ? 'good' : 'bad'}`}>${can ? `${plan.to} can be made primary. Nothing was changed.` : 'It cannot be done now. Nothing was changed.'}</p>
    ${age > OLD && html`<p class="outcome warn" role="status">This was looked at ${span(age)} ago, and may be otherwise by now: look again.</p>`}
    <${Steps} label="What was looked at, and what would be done" steps=${plan.steps} />
    ${can && html`<${Missing} plan=${plan} way=${way} sites=${sites} utc=${utc} /><${Confirm} plan=${plan} way=${way} follow=${follow} />`}`;
}

/** The loss that is to be expected: of each site what is known, how old that is, and what may be missing. */
function Missing({ plan, way, sites, utc }) {
  if (way === 'switchover') {
    return html`<h3>What may be missing</h3>
      <p>Nothing. ${plan.from} takes no calls for a moment and names ${plan.to} to its callers; ${plan.to} replays to the very end of the log before it takes any.</p>`;
  }
  const answering = plan.seen.filter((each) => each.answers);
  const best = Math.max(0, ...answering.map((each) => each.seq));
  const silent = plan.seen.filter((each) => !each.answers);
  return html`<h3>What may be missing</h3>
    <p>${silent.length === 0 ? 'Nothing that is known: every site answers.'
      : `What only ${silent.map((each) => each.site).join(' or ')} has is missing until it comes back with its database.`}</p>
    <${Table} label="What may be missing" columns=${['Site', ['Last known event', 'num'], 'Known since', 'May be missing']}>
      ${plan.seen.map((each) => html`<tr key=${each.site}><th scope="row">${each.site}</th>
        <td class="num">${each.seq == null ? 'not known' : number(each.seq)}</td>
        <td class="time">${each.answers ? 'answers now' : each.heardAt ? html`${time(each.heardAt, utc)} <span class="quiet">${ago(each.heardAt)}</span>` : 'never heard'}</td>
        <td class=${each.answers ? 'prose' : 'prose warn'}>${each.answers ? 'nothing' : html`${lacking(each, best)}<${AsCalls} said=${ungot(sites.find((site) => site.name === each.site), plan.to)} />`}</td></tr>`)}
    <//>`;
}

/** The same as business calls, where the silent site had told how many. */
const AsCalls = ({ said }) => said && html`<br />${said}`;

const ago = (iso) => `${span(Math.max(0, (Date.now() - Date.parse(iso)) / 1000))} ago`;

function Confirm({ plan, way, follow }) {
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  const [name] = WAYS[way];
  const submit = (event) => {
    event.preventDefault();
    setBusy(true);
    setFault('');
    api.change(way, { to: plan.to, typed, reason }).then(follow, (refused) => {
      setBusy(false);
      setFault(refused.words);
    });
  };
  return html`<h3 id="confirm">Confirm</h3>
    <form class="confirm" aria-labelledby="confirm" onSubmit=${submit}>
      <label>Type ${plan.to} to make it primary <input value=${typed} required autocomplete="off" spellcheck="false" onInput=${(event) => setTyped(event.currentTarget.value)} /></label>
      <label>Reason <span class="quiet">kept in the audit trail and in the history</span>
        <input value=${reason} required maxlength="500" onInput=${(event) => setReason(event.currentTarget.value)} /></label>
      <p class="fault" role="alert">${fault}</p>
      <p><button class=${way === 'failover' ? 'danger' : 'main'} disabled=${busy || typed !== plan.to || reason.trim() === ''}>${name}: make ${plan.to} primary</button></p>
    </form>`;
}
