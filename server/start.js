// The first script of the page. `outdated` (text, button) is written before it by frontend.py.
window.__streamlit = {
  BACKEND_BASE_URL: location.origin + "/",
  MAIN_PAGE_BASE_URL: location.origin + "/",
  // With this, the frontend connects at once and asks the server for the rest of its host configuration afterwards. It
  // needs both settings, and at least one origin whose pages may send it commands from a frame around it: its own.
  HOST_CONFIG: { allowedOrigins: [location.origin], useExternalAuthToken: false },
  // the frontend compares its own version with the server's also after a lost connection
  ENABLE_RELOAD_BASED_ON_HARDCODED_STREAMLIT_VERSION: true,
};
// A script is gone, or the server is of another version: this tab is older than the server. The reader decides when to
// load the page anew, so it cannot go on for ever.
function sayOutdated() {
  if (document.querySelector("dialog#outdated")) return;
  const dialog = document.createElement("dialog");
  const text = document.createElement("p");
  const button = document.createElement("button");
  dialog.id = "outdated";
  text.textContent = outdated.text;
  button.textContent = outdated.button;
  button.onclick = () => location.reload();
  dialog.append(text, button);
  document.body.append(dialog);
  dialog.showModal();
}
addEventListener("vite:preloadError", sayOutdated);
addEventListener("finsam:outdated", sayOutdated);
