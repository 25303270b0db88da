// How this site comes back that has events which the new primary has not: look at them first, then undo them, or take all rows anew.
import { dotted, html, number, useState } from './ui.js';
import * as api from './api.js';
import { Table } from './table.js';

const WAYS = {
  undo: ['Undo these events', 'What they changed is taken back, newest first, in one transaction, and read again. Then this site follows.'],
  seed: ['Take all rows anew', 'All rows of this site are replaced by those of the other one. That takes longer, and always can be done.'],
};

export function ComeBack({ site, came }) {
  const [found, setFound] = useState(null);
  const [fault, setFault] = useState('');
  const [busy, setBusy] = useState(false);
  const look = () => {
    setBusy(true);
    setFault('');
    api.comingBack().then(setFound, (refused) => {
      setFound(null);
      setFault(refused.words);
    }).finally(() => setBusy(false));
  };
  return html`<p>Events that only this site has are not lost: they go to quarantine as business calls, to be submitted again or dropped.</p>
    <p><button type="button" disabled=${busy} onClick=${look}>${found ? 'Look again' : 'Look what would be undone'}</button> <span class="quiet">changes nothing</span></p>
    <p class="fault" role="alert">${fault}</p>
    ${found && html`<${Found} found=${found} /><${Choose} site=${site} found=${found} came=${came} />`}`;
}

function Found({ found }) {
  const events = Object.entries(found.events).sort(([, one], [, other]) => other - one);
  return html`<p role="status" class=${`outcome ${found.hindrance ? 'warn' : 'good'}`}>${found.advice}</p>
    ${found.total > 0 && html`<p>${number(found.total)} events behind ${found.common} are only here, and not at ${found.upstream}:</p>
      <${Table} label="Events that only this site has" columns=${['Event', ['How many', 'num']]}>
        ${events.map(([name, count]) => html`<tr key=${name}><th scope="row">${dotted(name)}</th><td class="num">${number(count)}</td></tr>`)}
      <//>`}`;
}

function Choose({ site, found, came }) {
  const [way, setWay] = useState(found.hindrance ? 'seed' : 'undo');
  const [wish, setWish] = useState({ typed: '', reason: '' });
  const [fault, setFault] = useState('');
  const [busy, setBusy] = useState(false);
  if (!found.waits || !found.upstream) return null;
  const submit = (event) => {
    event.preventDefault();
    setBusy(true);
    setFault('');
    api.comeBack(way, wish).then((done) => came(done.advice), (refused) => setFault(refused.words)).finally(() => setBusy(false));
  };
  return html`<form class="confirm" aria-label="Come back" onSubmit=${submit}>
    <fieldset><legend>How</legend>
      ${Object.entries(WAYS).map(([name, [title, words]]) => html`<label key=${name} class="choice"><input type="radio" name="back" checked=${way === name} onChange=${() => setWay(name)} />
        <span>${title}<br /><span class="quiet">${words}</span></span></label>`)}
    </fieldset>
    <label>Type ${site} to confirm <input value=${wish.typed} required autocomplete="off" spellcheck="false" onInput=${(event) => setWish({ ...wish, typed: event.currentTarget.value })} /></label>
    <label>Reason <span class="quiet">kept in the audit trail</span>
      <input value=${wish.reason} required maxlength="500" onInput=${(event) => setWish({ ...wish, reason: event.currentTarget.value })} /></label>
    <p class="fault" role="alert">${fault}</p>
    <p><button class="danger" disabled=${busy || wish.typed !== site || wish.reason.trim() === ''}>${WAYS[way][0]}</button></p>
  </form>`;
}
