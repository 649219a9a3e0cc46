// A link to something that is collapsed opens it, and everything around it.
function reveal(): void {
  const target = document.getElementById(decodeFragment());
  let details = target?.closest('details') ?? null;
  if (!target || !details) return;
  while (details !== null) {
    details.open = true;
    details = details.parentElement?.closest('details') ?? null;
  }
  target.scrollIntoView();
}

function decodeFragment(): string {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return '';
  }
}

document.addEventListener('DOMContentLoaded', reveal);
addEventListener('hashchange', reveal);

// A printed page shows what is collapsed.
const closed: HTMLDetailsElement[] = [];
addEventListener('beforeprint', () => {
  for (const details of document.querySelectorAll<HTMLDetailsElement>('details:not([open])')) {
    closed.push(details);
    details.open = true;
  }
});
addEventListener('afterprint', () => {
  for (const details of closed.splice(0)) details.open = false;
});
