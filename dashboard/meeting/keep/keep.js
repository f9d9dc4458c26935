// Keeps the reader's meeting in the browser's tab, so that a reload or a restarted server does not lose what has been built.

const KEPT = "finsam-meeting"

export default function (component) {
  const { data, setTriggerValue } = component
  const kept = sessionStorage.getItem(KEPT)
  if (data.link) sessionStorage.setItem(KEPT, data.link)
  else if (data.emptied) sessionStorage.removeItem(KEPT)
  else if (kept) setTriggerValue("found", kept)
}
