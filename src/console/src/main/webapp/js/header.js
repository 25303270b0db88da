import { html, word } from './ui.js';
import { Mark } from './mark.js';
import { Pages } from './pages.js';

/** Which site this is, what it is, who looks at it. */
export function Header({ me, view, page, turn, utc, switchTime, logout }) {
  const own = view?.sites.find((site) => site.self)?.figures;
  return html`<header class="top">
    <${Mark} />
    ${own && html`<p class="here"><strong>${own.site}</strong> <span class=${`pill ${word(own.role)}`}>${word(own.role)}</span>
      ${own.role !== 'PRIMARY' && html`<span class="quiet">primary is ${own.primary}</span>`}</p>`}
    <${Pages} page=${page} turn=${turn} />
    <div class="tools">
      <div class="switch" role="group" aria-label="Times are shown">
        <button type="button" aria-pressed=${!utc} onClick=${() => switchTime(false)}>Local</button>
        <button type="button" aria-pressed=${utc} onClick=${() => switchTime(true)}>UTC</button>
      </div>
      <span class="user">${me.user} <span class="quiet">${me.roles.length ? `role ${me.roles.at(-1)}` : 'no role'}</span></span>
      <button type="button" onClick=${logout}>Log out</button>
    </div>
  </header>`;
}
