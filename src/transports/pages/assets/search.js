// Finds while one types: what the form would show is fetched, and takes the place of what is shown. The number of hits
// is in a live region, which stays the same element so that a screen reader tells of it.
const form = document.querySelector('form[role=search]');
let timer;
let underWay;

async function find() {
  underWay?.abort();
  underWay = new AbortController();
  const url = `${form.action}?${new URLSearchParams(new FormData(form))}`;
  try {
    const answer = await fetch(url, { signal: underWay.signal });
    // The session may have ended: the sign-in page leads back to here.
    if (answer.redirected) return location.assign(url);
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    document.getElementById('results').replaceWith(page.getElementById('results'));
    document.getElementById('hits').textContent = page.getElementById('hits').textContent;
    history.replaceState(null, '', url);
  } catch {
    // Typed on, or no connection: the button still works.
  }
}

form.addEventListener('input', () => {
  clearTimeout(timer);
  timer = setTimeout(find, 250);
});
