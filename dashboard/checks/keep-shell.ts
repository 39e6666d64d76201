/** Has the browser keep what the page is made of, so that it opens without network; pages elsewhere are not touched. */
export async function keepShell(): Promise<void> {
  if (!("serviceWorker" in navigator) || !window.isSecureContext) return;
  await navigator.serviceWorker.register("/field-worker.js", { scope: "/checks/field" });
  const { active } = await navigator.serviceWorker.ready;
  const loaded = performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname);
  active?.postMessage([...new Set(loaded)].filter((path) => path.startsWith("/assets/")));
  // The first visit came before there was a worker to keep the page.
  await fetch("/checks/field", { headers: { accept: "text/html" } }).then(async (answer) => {
    const shell = await caches.open("field-shell");
    if (answer.ok && (await shell.match("/checks/field")) === undefined) await shell.put("/checks/field", answer);
  });
}
