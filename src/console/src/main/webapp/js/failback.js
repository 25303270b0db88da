import { html } from './ui.js';
import { current, waysBack } from './standing.js';
import { changeOf } from './wizard.js';
import { Section } from './table.js';

/** Sites that reigned and do so no more: what each still lacks before it may be primary again. */
export function Failback({ sites, reign }) {
  const now = current(reign);
  const reigned = new Set(reign.reigns.map((each) => each.primary));
  const back = sites.filter((site) => site.name !== now.primary && (reigned.has(site.name) || site.figures?.role === 'NOBODY'));
  if (back.length === 0) return null;
  return html`<${Section} id="failback" title="Coming back" note="sites that were primary, and what each needs before it may be so again">
    ${back.map((site) => html`<${Way} key=${site.name} site=${site} now=${now} />`)}
  <//>`;
}

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
