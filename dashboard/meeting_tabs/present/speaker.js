// The speaker's window: shows what the deck says on the channel, and asks it to move.

function speakerWindow(channelName) {
  const channel = new BroadcastChannel(channelName)
  const find = name => document.querySelector(name)
  const started = Date.now()
  const two = number => String(number).padStart(2, "0")
  const tick = () => {
    const now = new Date(), minutes = Math.floor((Date.now() - started) / 60000)
    find(".clock").textContent = `${two(now.getHours())}:${two(now.getMinutes())}`
    find(".passed").textContent = `${minutes} ${minutes === 1 ? "minut" : "minuter"} sedan talarvyn öppnades`
  }
  const thumb = (place, slide) => {
    place.replaceChildren()
    place.hidden = !slide
    if (!slide) return
    const unit = place.clientWidth / 1920
    place.style.height = `${1080 * unit}px`
    place.style.setProperty("--u", `${unit}px`)
    const picture = slideElement(document, slide)
    picture.setAttribute("aria-hidden", "true")
    place.append(picture)
  }
  let latest = null
  const headed = slide => slide.part ? `${slide.heading} (${slide.part})` : slide.heading
  const show = () => {
    if (!latest) return
    find(".number").textContent = `Bild ${latest.number} av ${latest.count}`
    find("h1").textContent = headed(latest.slide)
    const note = find(".note")
    note.textContent = latest.slide.note || "Ingen anteckning till den här bilden."
    note.classList.toggle("none", !latest.slide.note)
    find(".next-heading").textContent = latest.next ? `Sedan: ${headed(latest.next)}` : "Det här är den sista bilden."
    thumb(find(".now"), latest.slide)
    thumb(find(".then"), latest.next)
  }
  channel.onmessage = ({ data }) => { if (data.kind === "state") { latest = data; show() } }
  const go = way => channel.postMessage({ kind: "go", way })
  find("[data-way=back]").onclick = () => go("back")
  find("[data-way=next]").onclick = () => go("next")
  document.addEventListener("keydown", event => {
    const way = WAYS[event.key]
    if (!way || event.ctrlKey || event.metaKey || event.altKey || (event.key === " " && event.target.closest("button"))) return
    event.preventDefault()
    go(event.key === " " && event.shiftKey ? "back" : way)
  })
  addEventListener("resize", show)
  tick()
  setInterval(tick, 1000)
  channel.postMessage({ kind: "hello" })
}
