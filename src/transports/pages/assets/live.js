// Shows what the server says of a form while it is being filled in: the rules are there, and none of them is here.
const pauseMs = 300;

for (const form of document.querySelectorAll('form[data-live]')) {
  let timer;
  let earlier;
  const ask = async () => {
    earlier?.abort();
    earlier = new AbortController();
    const body = new URLSearchParams(new FormData(form));
    try {
      const { signal } = earlier;
      const answer = await fetch(form.dataset.live, { method: 'POST', body, signal });
      if (!answer.ok) return;
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
      for (const part of fresh.querySelectorAll('[data-part]')) {
        const shown = document.querySelector(`[data-part="${part.dataset.part}"]`);
        // What has not changed is not read out again.
        if (shown && shown.innerHTML !== part.innerHTML) shown.replaceChildren(...part.childNodes);
      }
    } catch {
      // The next change asks again, and the server decides in any case.
    }
  };
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(ask, pauseMs);
  });
  for (const button of form.querySelectorAll('[data-without-live]')) button.hidden = true;
}
