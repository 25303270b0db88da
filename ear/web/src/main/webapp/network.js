// The page: hand in, follow, watch, load. Everything shown is read again every second.
import { call, read, Refused } from "./api.js";
import { counts, followed, messageRow, options, progress } from "./view.js";

const POLL = 1000;
const HOP = 1500;
const $ = id => document.getElementById(id);
const isFinal = status => ["RECEIVED", "FAILED", "EXPIRED"].includes(status);
const pause = millis => new Promise(done => setTimeout(done, millis));

let points = [];
let followedId = null;
let seen = null;

const banner = text => {
  $("banner").textContent = text;
  $("banner").hidden = !text;
};

const explain = error => {
  const { error: word, site, primary } = error instanceof Refused ? error.body : {};
  banner(word === "not-primary"
    ? `This site, ${site}, is a secondary: it shows messages but takes none. The primary is ${primary}.`
    : error.message);
};

// One attempt; what goes wrong is said in the banner.
const attempt = async work => {
  try {
    const result = await work();
    banner("");
    return result;
  } catch (error) {
    explain(error);
    return null;
  }
};

const onSubmit = (form, work) => $(form).addEventListener("submit", async event => {
  event.preventDefault();
  const button = event.submitter;
  if (button) button.disabled = true;
  await attempt(() => work(new FormData($(form))));
  if (button) button.disabled = false;
});

// Draws only what has changed, so that a button stays while it is being pressed and nothing is announced twice.
const drawn = new Map();
const draw = (target, figures, view) => {
  const now = JSON.stringify(figures);
  if (drawn.get(target) === now) return;
  drawn.set(target, now);
  $(target).replaceChildren(...view(figures));
};

async function showFollowed() {
  if (!followedId) return;
  const current = await read(`messages/${encodeURIComponent(followedId)}`);
  draw("followed", current, followed);
  $("pass").hidden = isFinal(current.message.status);
}

function follow(id) {
  followedId = id;
  $("find").elements.id.value = id;
  return attempt(showFollowed);
}

// From point to point and last to the destination.
async function travel(message) {
  const way = points.filter(point => point !== message.destination).slice(1, 3);
  for (const point of [...way, message.destination]) {
    await pause(HOP);
    const passed = await attempt(() => call(`messages/${encodeURIComponent(message.id)}/pass`, { point }));
    if (!passed || isFinal(passed.status)) return;
  }
}

onSubmit("hand-in", async form => {
  const message = await call("messages", {
    connector: form.get("connector"),
    destination: form.get("destination"),
    text: form.get("text"),
    amount: Number(form.get("amount")),
  });
  await follow(message.id);
  if (form.get("travel")) travel(message);
});

onSubmit("find", form => follow(form.get("id").trim()));

onSubmit("pass", async form => {
  await call(`messages/${encodeURIComponent(followedId)}/pass`, { point: form.get("point") });
  await showFollowed();
});

$("fail").addEventListener("click", () => attempt(async () => {
  await call(`messages/${encodeURIComponent(followedId)}/fail`, { reason: "given up by hand" });
  await showFollowed();
}));

onSubmit("load", async form => {
  const order = Object.fromEntries([...form].map(([name, value]) => [name, Number(value)]));
  let job = await call("load", order);
  for (;;) {
    draw("progress", job, progress);
    if (job.state === "DONE") return;
    await pause(POLL / 2);
    job = await read(`load/${job.id}`);
  }
});

async function refresh() {
  const [summary, newest] = await Promise.all([read("summary"), read("messages")]);
  draw("counts", summary, counts);
  const before = seen;
  seen = new Set(newest.map(message => message.id));
  const focused = document.activeElement?.closest("#newest button")?.title;
  draw("newest", newest, () => newest.map(message => messageRow(message, before && !before.has(message.id), follow)));
  if (focused) $("newest").querySelector(`[title="${CSS.escape(focused)}"]`)?.focus();
  await showFollowed();
}

async function start() {
  const here = await read("here");
  points = here.points;
  options($("hand-in").elements.connector, here.connectors);
  options($("hand-in").elements.destination, here.points);
  options($("pass").elements.point, here.points);
  if (here.site) {
    $("site").textContent = `Site ${here.site}`;
    $("site").hidden = false;
    document.title = `Message network at ${here.site}`;
  }
}

let unreachable = false;
await attempt(start);
for (;;) {
  try {
    await refresh();
    if (unreachable) banner("");
    unreachable = false;
  } catch (error) {
    if (!(error instanceof Refused)) {
      unreachable = true;
      banner("This site does not answer. Trying again.");
    }
  }
  await pause(document.hidden ? 5 * POLL : POLL);
}
