// Keeps the parts of a page that are live as they are on the server, as long as somebody looks at it. Without this,
// the page has a link that loads it again.
const every = 3_000;

// A page that nobody attends to is not to keep its session alive for ever: ten minutes.
const most = 200;

let left = most;
let timer;

async function refresh() {
  if (document.hidden || left <= 0) return;
  left -= 1;
  const answer = await fetch(location.href, { redirect: 'manual' }).catch(() => undefined);
  // The session has ended: the page itself is to say so.
  if (answer?.type === 'opaqueredirect') return location.reload();
  if (answer?.ok) show(new DOMParser().parseFromString(await answer.text(), 'text/html'));
  wait();
}

function show(fresh) {
  for (const part of document.querySelectorAll('[data-progress]')) {
    const next = fresh.getElementById(part.id);
    // Whoever is at a button or in a table in there stays.
    if (!next || part.contains(document.activeElement)) continue;
    part.toggleAttribute('data-progress', next.hasAttribute('data-progress'));
    if (part.textContent !== next.textContent) part.replaceChildren(...next.childNodes);
  }
}

function wait() {
  clearTimeout(timer);
  if (document.querySelector('[data-progress]')) timer = setTimeout(refresh, every);
}

document.addEventListener('visibilitychange', () => {
  left = most;
  wait();
});
wait();
