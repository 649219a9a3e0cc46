// Adds a copy button to each block of code.
document.addEventListener('DOMContentLoaded', () => {
  for (const block of document.querySelectorAll<HTMLElement>('.code')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = 'Copy';
    button.addEventListener('click', () => {
      void copyText(block.querySelector('code')?.textContent ?? '').then((done) => {
        button.textContent = done ? 'Copied' : 'Not copied';
        setTimeout(() => {
          button.textContent = 'Copy';
        }, 1500);
      });
    });
    block.append(button);
  }
});

async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
