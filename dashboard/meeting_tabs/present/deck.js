// The deck: shows the slides that the server sent, moves between them without asking it, and tells the speaker's window where it is.

const WAYS = {
  ArrowRight: "next", ArrowDown: "next", PageDown: "next", " ": "next", ArrowLeft: "back", ArrowUp: "back", PageUp: "back", Home: "first", End: "last",
}
const ACTS = { f: "ask", t: "reset", n: "speaker", h: "present" }
// what a clicker sends, and one who has not clicked on the deck: no page scrolls sideways, and with the deck in sight PageDown means the next slide
const TURNS = ["PageDown", "PageUp"], SIDEWAYS = [...TURNS, "ArrowLeft", "ArrowRight"]
const FIELD = /^(INPUT|TEXTAREA|SELECT)$/
const PRESENTING = "finsam-presenting"
const IDLE_AFTER = 3000
// how much of the window's height the slide takes on the page
const ON_PAGE = 0.6
const decks = new WeakMap()

class Deck {
  constructor(root) {
    this.root = root
    this.deck = root.querySelector(".deck")
    this.stage = root.querySelector(".stage")
    this.at = { place: -1, part: 0 }
    this.presenting = false
    this.stops = []
    this.listen(document, "keydown", event => this.key(event), true)
    this.listen(document, "fullscreenchange", () => { if (!document.fullscreenElement && this.presenting) this.leave() })
    for (const name of ["pointermove", "pointerdown", "keydown"]) this.listen(document, name, () => this.awake())
    for (const button of root.querySelectorAll("[data-do]")) button.onclick = () => this.act(button.dataset.do)
    this.sizes = new ResizeObserver(() => this.fit())
    this.sizes.observe(this.deck)
    this.listen(window, "resize", () => this.fit())
  }

  listen(target, name, does, capture) {
    target.addEventListener(name, does, capture)
    this.stops.push(() => target.removeEventListener(name, does, capture))
  }

  update(data, tell) {
    this.tell = tell
    if (this.data && this.data.stamp !== data.stamp) this.at = { place: -1, part: 0 }
    this.data = data
    for (const [name, colour] of Object.entries(data.colours)) this.deck.style.setProperty(`--${name}`, colour)
    if (!this.channel) {
      this.channel = new BroadcastChannel(data.channel)
      this.channel.onmessage = ({ data: said }) => said.kind === "go" ? this.act(said.way) : said.kind === "hello" && this.say()
    }
    this.show()
    this.watchControls()
  }

  destroy() {
    this.leave()
    this.stops.forEach(stop => stop())
    this.sizes.disconnect()
    this.controls?.disconnect()
    this.channel?.close()
  }

  // all slides in order; the live ones stand in for those of their point
  get slides() {
    const { slides, live, asked } = this.data
    if (!live || live.place !== asked) return slides
    const changed = live.slides.map(slide => ({ ...slide, live: live.changed }))
    const first = slides.findIndex(slide => slide.place === live.place)
    return [...slides.slice(0, first), ...changed, ...slides.filter((slide, place) => place >= first && slide.place !== live.place)]
  }

  get position() {
    const slides = this.slides
    const first = Math.max(0, slides.findIndex(slide => slide.place === this.at.place))
    const parts = slides.filter(slide => slide.place === slides[first].place).length
    return first + Math.min(this.at.part, parts - 1)
  }

  act(what) {
    const { slides, position } = this
    if (what === "ask") return this.ask(this.data.asked === this.at.place ? null : this.at.place)
    if (what === "reset") return this.ask(null)
    if (what === "speaker") return this.speaker()
    if (what === "present") return this.presenting ? this.leave() : this.present()
    const to = { next: position + 1, back: position - 1, first: 0, last: slides.length - 1 }[what]
    if (to === undefined || to < 0 || to >= slides.length) return
    const place = slides[to].place
    this.at = { place, part: slides.slice(0, to).filter(slide => slide.place === place).length }
    this.show()
    // what was prepared stands when one has moved on
    if (this.data.asked !== null && this.data.asked !== place) this.ask(null)
  }

  ask(place) {
    if (place === -1 || (place === null && this.data.asked === null)) return
    this.data = { ...this.data, asked: place, live: null }
    this.show()
    this.tell("asked", place)
  }

  key(event) {
    const path = event.composedPath(), target = path[0], turns = TURNS.includes(event.key)
    if (event.ctrlKey || event.metaKey || event.altKey || !(this.presenting || path.includes(this.deck) || this.takes(event, target))) return
    const chooses = path.some(node => node.classList?.contains("st-key-slide_controls")) || path.some(node => node.dataset?.baseweb === "popover")
    const act = ACTS[event.key.toLowerCase()]
    if (chooses || FIELD.test(target.tagName)) {
      // one's way back works from among the choices too, and the clicker from a list that has been closed
      const writes = /^(text|search|number)$/.test(target.type || "") && target.inputMode !== "none"
      if (act === "reset" && !writes) { event.preventDefault(); this.act(act) }
      const isClosed = target.getAttribute("aria-expanded") === "false"
      if (!(target.tagName !== "TEXTAREA" && (turns || (isClosed && SIDEWAYS.includes(event.key))))) return
    }
    if (event.key === "Escape" && this.presenting) return this.leave()
    if (event.key === " " && target.tagName === "BUTTON") return
    const way = event.key === " " && event.shiftKey ? "back" : WAYS[event.key]
    if (!way && !act) return
    event.preventDefault()
    event.stopPropagation()
    this.act(way || act)
  }

  // on the page the deck takes the clicker's keys while it is seen and nothing else wants them
  takes(event, target) {
    const { top, bottom } = this.deck.getBoundingClientRect()
    if (!SIDEWAYS.includes(event.key) || bottom < 0 || top > window.innerHeight) return false
    return (document.activeElement || document.body) === document.body || (TURNS.includes(event.key) && target.matches("button, [role=tab]"))
  }

  show() {
    const { slides, position } = this
    const slide = slides[position]
    this.stage.replaceChildren(slideElement(document, slide))
    this.deck.classList.toggle("on-title", slide.kind === "title")
    const number = `${position + 1} / ${slides.length}`
    this.root.querySelector(".number").textContent = number
    const spoken = `Bild ${position + 1} av ${slides.length}. ${slide.heading}`
    const said = this.root.querySelector(".spoken")
    if (said.textContent !== spoken) said.textContent = spoken
    const button = name => this.root.querySelector(`[data-do=${name}]`)
    button("back").disabled = position === 0
    button("next").disabled = position === slides.length - 1
    button("ask").hidden = slide.place === -1 || !this.data.may_ask[slide.place]
    button("ask").setAttribute("aria-expanded", String(this.data.asked === slide.place))
    button("reset").hidden = this.data.asked === null
    button("present").textContent = this.presenting ? "Avsluta" : "Helskärm"
    button("present").classList.toggle("main", !this.presenting)
    this.fit()
    this.say()
  }

  // the room for the slide: the column's width on the page; all of the window but the choices at its foot when presenting
  fit() {
    if (!this.data) return
    const controls = document.querySelector(".st-key-slide_controls")
    const foot = this.presenting && this.data.asked !== null && controls ? controls.getBoundingClientRect().height : 0
    const width = this.presenting ? window.innerWidth : this.deck.clientWidth - 2
    const height = this.presenting ? window.innerHeight - foot : Math.max(320, window.innerHeight * ON_PAGE)
    const unit = Math.min(width / 1920, height / 1080)
    this.deck.style.setProperty("--u", `${unit}px`)
    const [left, top] = this.presenting ? [(width - 1920 * unit) / 2, (height - 1080 * unit) / 2] : [0, 0]
    Object.assign(this.stage.style, { width: `${1920 * unit}px`, height: `${1080 * unit}px`, left: `${left}px`, top: `${top}px` })
    const bar = this.root.querySelector(".bar")
    Object.assign(bar.style, this.presenting
      ? { left: `${left}px`, right: `${left}px`, top: `${top + 1018 * unit}px` } : { left: "", right: "", top: "" })
  }

  watchControls() {
    const controls = document.querySelector(".st-key-slide_controls")
    if (controls === this.watched) return
    this.controls?.disconnect()
    this.watched = controls
    if (controls) {
      this.controls = new ResizeObserver(() => this.fit())
      this.controls.observe(controls)
    }
  }

  async present() {
    this.presenting = true
    if (!document.getElementById(PRESENTING)) {
      const style = document.createElement("style")
      style.id = PRESENTING
      style.textContent = this.data.frame
      document.head.append(style)
    }
    document.body.style.setProperty("--finsam-hairline", this.data.colours.hairline)
    document.body.classList.add(PRESENTING)
    this.deck.classList.add("presenting")
    // a browser that refuses still shows the slide in the whole window
    await document.documentElement.requestFullscreen?.().catch(() => {})
    this.show()
    this.deck.focus()
    this.awake()
  }

  leave() {
    if (!this.presenting) return
    this.presenting = false
    document.body.classList.remove(PRESENTING)
    this.deck.classList.remove("presenting", "idle")
    if (document.fullscreenElement) document.exitFullscreen().catch(() => {})
    this.show()
  }

  awake() {
    this.deck.classList.remove("idle")
    clearTimeout(this.rest)
    if (this.presenting) this.rest = setTimeout(() => this.deck.classList.add("idle"), IDLE_AFTER)
  }

  say() {
    const { slides, position } = this
    this.channel.postMessage({ kind: "state", slide: slides[position], next: slides[position + 1] || null, number: position + 1, count: slides.length })
  }

  speaker() {
    const opened = window.open("", this.data.channel, "popup,width=1100,height=720")
    this.root.querySelector(".trouble").hidden = Boolean(opened)
    if (!opened) return
    const colours = Object.entries(this.data.colours).map(([name, colour]) => `--${name}:${colour};`).join("")
    const script = [element, drawing, tableOf, slideElement, speakerWindow].map(String).join("\n")
    opened.document.open()
    opened.document.write(`<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>Talarvy</title><style>${fontFaces()}
${this.data.speaker_css}\n:root{${colours}}</style></head><body>${this.data.speaker_html}
<script>const WAYS = ${JSON.stringify(WAYS)}\n${script}\nspeakerWindow(${JSON.stringify(this.data.channel)})</script></body></html>`)
    opened.document.close()
    opened.focus()
  }
}

// the page's own typeface, for the other window
function fontFaces() {
  const faces = []
  for (const sheet of document.styleSheets) {
    let rules = []
    try { rules = [...sheet.cssRules] } catch { continue }
    for (const rule of rules) {
      if (!(rule instanceof CSSFontFaceRule) || !/Source Sans/.test(rule.cssText)) continue
      faces.push(rule.cssText.replace(/url\("?([^")]+)"?\)/g, (_, url) => `url("${new URL(url, sheet.href || document.baseURI).href}")`))
    }
  }
  return faces.join("\n")
}

export default function (component) {
  const { data, parentElement, setStateValue } = component
  if (!decks.has(parentElement)) decks.set(parentElement, new Deck(parentElement))
  const deck = decks.get(parentElement)
  deck.update(data, setStateValue)
  return () => { deck.destroy(); decks.delete(parentElement) }
}
