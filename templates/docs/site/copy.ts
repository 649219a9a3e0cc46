// Adds a copy button to each block of code, and to the path of an operation.
document.addEventListener('DOMContentLoaded', () => {
  for (const block of document.querySelectorAll<HTMLElement>('.code, .route')) {
    const code = block.querySelector('code');
    if (code !== null) block.append(copyButton(code, block.matches('.route')));
  }
});

function copyButton(code: HTMLElement, isPath: boolean): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.textContent = 'Copy';
  if (isPath) button.setAttribute('aria-label', 'Copy the path');
  button.addEventListener('click', () => {
    void copyText(code.textContent).then((done) => {
      button.textContent = done ? 'Copied' : 'Not copied';
      setTimeout(() => {
        button.textContent = 'Copy';
      }, 1500);
    });
  });
  return button;
}

async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
