import { html, mayDecide, useState } from './ui.js';
import { ComeBack } from './comeback.js';
import { address } from './pages.js';
import { current, waysBack } from './standing.js';
import { changeOf } from './wizard.js';
import { Section } from './table.js';

/** Sites that reigned and do so no more: what each still lacks before it may be primary again. */
export function Failback({ me, sites, reign, acted }) {
  const [outcome, setOutcome] = useState('');
  const came = (how) => {
    setOutcome(how);
    acted();
  };
  const now = current(reign);
  const reigned = new Set(reign.reigns.map((each) => each.primary));
  const back = sites.filter((site) => site.name !== now.primary && (reigned.has(site.name) || site.figures?.role === 'NOBODY'));
  if (back.length === 0 && !outcome) return null;
  return html`<${Section} id="failback" title="Coming back" note="sites that were primary, and what each needs before it may be so again">
    <p role="status">${outcome && html`${outcome} <a href=${address({ page: 'worklist' })}>To the worklist</a>.`}</p>
    ${back.map((site) => html`<${Way} key=${site.name} site=${site} now=${now} />
      ${mayDecide(me) && site.reachable && site.figures?.role === 'NOBODY' && html`<${Back} key=${`${site.name} back`} site=${site} came=${came} />`}`)}
  <//>`;
}

const Back = ({ site, came }) => (site.self ? html`<${ComeBack} site=${site.name} came=${came} />`
  : html`<p>A site is brought back at its own console: <a href=${`${site.url}?page=sites`}>go on at ${site.name}</a>.</p>`);

function Way({ site, now }) {
  const steps = waysBack(site, now);
  const ready = steps.every(([, done]) => done);
  return html`<h3>${site.name}</h3>
    <ol class="steps" aria-label=${`What ${site.name} needs to be primary again`}>
      ${steps.map(([text, done, more]) => html`<li class=${done ? 'done' : 'waits'}><span class="mark-word">${done ? 'yes' : 'not yet'}</span>
        <span>${text}${more && html` <span class="quiet">${more}</span>`}</span></li>`)}
    </ol>
    <p>${ready ? html`It may be primary again: <a href=${changeOf(site, 'switchover')}>make ${site.name} primary by a planned switch</a>.`
      : html`<span class="quiet">Until then it is not to be made primary.</span>`}</p>`;
}
