import { dotted, html, mayDecide, time, useState } from './ui.js';
import * as api from './api.js';
import { usePolled } from './polled.js';
import { Section, Table } from './table.js';

const EVERY = 10000;
const GRADES = {
  CANNOT_HOLD: 'cannot hold',
  HOLDS_LESS: 'holds less',
  COMPARES_OTHERWISE: 'compares otherwise',
  HARMLESS: 'harmless',
};

/** Whether this secondary's tables, driver and Java hold what the site that it follows has. */
export function Fit({ me, sites, utc, acts, acted }) {
  const self = sites.find((site) => site.self);
  if (self?.figures?.role !== 'SECONDARY') return null;
  return html`<${Section} id="fit" title="Fit" note="tables, driver and Java of this site against those of another, column by column">
    <${Checked} me=${me} sites=${sites} utc=${utc} acts=${acts} acted=${acted} />
  <//>`;
}

function Checked({ me, sites, utc, acts, acted }) {
  const { newest: fit, fault } = usePolled(api.fit, EVERY, acts);
  const [outcome, setOutcome] = useState(null);
  const done = (text) => {
    setOutcome({ text });
    acted();
  };
  const refused = (why) => setOutcome({ bad: true, text: why.words ?? why.message });
  const check = (event) => {
    event.preventDefault();
    api.checkFit(new FormData(event.target).get('site')).then((found) => done(`Checked against ${found.other}.`), refused);
  };
  const accept = (event) => {
    event.preventDefault();
    api.acceptFit(new FormData(event.target).get('reason')).then((answer) => done(answer.effect), refused);
  };
  const misfits = fit?.misfits ?? [];
  const serious = misfits.filter(loses);
  const others = misfits.filter((each) => !loses(each));

  return html`${fault && html`<p class="fault">What was found cannot be read: ${fault}</p>`}
    <form class="search short" aria-labelledby="fit" onSubmit=${check}>
      <label>Against <select name="site"><option value="">the site that is followed</option>
        ${sites.filter((site) => !site.self).map((site) => html`<option value=${site.name}>${site.name}</option>`)}</select></label>
      <button type="submit">Check now</button>
    </form>
    <p role="status" class=${outcome?.bad ? 'fault' : 'quiet'}>${outcome?.text}</p>
    ${fit?.other && html`<p>Against ${fit.other}, <span class="quiet">${time(fit.at, utc)}</span>:${' '}
      <span class=${fit.fits ? 'strong' : 'warn'}>${fit.fits ? 'all that it has can be held here' : 'this site cannot hold all that it has'}</span>,
      ${' '}${fit.misfits.length} differences.</p>`}
    ${serious.length > 0 && html`<${Misfits} misfits=${serious} />`}
    ${others.length > 0 && html`<details><summary>${others.length} that compare otherwise, or do no harm</summary><${Misfits} misfits=${others} /></details>`}
    ${fit && !fit.fits && mayDecide(me) && html`<form class="search short" onSubmit=${accept}>
      <label>Why this site follows all the same <input name="reason" required maxlength="500" /></label>
      <button type="submit">Follow all the same</button>
    </form>`}`;
}

/** The others compare in another way, or do no harm. */
function loses({ grade }) {
  return grade === 'CANNOT_HOLD' || grade === 'HOLDS_LESS';
}

function Misfits({ misfits }) {
  return html`<${Table} label="Misfits" columns=${['Where', 'What', 'Grade', 'Here', 'There', 'What comes of it', 'What to do']}>
    ${misfits.map((each) => html`<tr key=${each.place + each.what + each.here}>
      <th scope="row">${dotted(each.place)}</th>
      <td>${each.what}</td>
      <td class=${each.grade === 'CANNOT_HOLD' ? 'warn' : ''}>${GRADES[each.grade]}</td>
      <td class="prose">${each.here}</td>
      <td class="prose">${each.there}</td>
      <td class="prose">${each.sentence}</td>
      <td class="prose">${each.remedy}</td>
    </tr>`)}
  <//>`;
}
