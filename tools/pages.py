"""The addresses that the browser tests and `make shots` visit, and a way to wait until a page has been drawn.

A new view is included by itself, since its address is made from dashboard/catalogue.py.
"""

from urllib.parse import quote_plus

from dashboard.catalogue import PAGES
from dashboard.kit.menu import address_of
from dashboard.meeting.model import Meeting, Point, encode
from finsam_data.scenarios import link
from finsam_data.scenarios.scenario import Scenario

SIZES = {"dator": (1440, 900), "telefon": (390, 844)}

REGISTER_VIEWS = ("Fynd", "Papperen", "Alla siffror", "Definitioner")


def address(page: str, **choices: str) -> str:
    """The address of a page with these choices, such as `/resultat?kommun=Ume%C3%A5`."""
    return f"/{page}" + (
        "?" + "&".join(f"{key}={quote_plus(value)}" for key, value in choices.items()) if choices else ""
    )


# choices for a page whose views say most when one municipality is chosen
USUAL = {"full_year_equivalents": {"kommun": "Nordmaling"}}

# a meeting with one point of each kind: with words of its own, with a choice, with a notice instead of a figure, and
# with a view that does not exist any more
MEETING = Meeting("Styrelsemöte", "2020-03-20", (
    Point("results", (("vy", "Utfall"),), "§ 14", "",
        "Börja med att tre mål gäller, och att ett nåddes.\nVänta in frågor."),
    Point("results", (("vy", "Plattformar"), ("utfall", "Studier")), "§ 14"),
    Point("results", (("vy", "Över tid"),), "§ 14", "Fler går vidare till studier, men hur många är inte säkert"),
    Point("full_year_equivalents", (("hae", "Karta"), ("kommun", "Vindeln")), "§ 15"),
    Point("results", (("kommun", "Vännäs"), ("plattform", "Ungdomstorget"))),
    Point("results", (("vy", "Borttagen"),)),
))  # fmt: skip
# two scenarios side by side; the first changes something on every board of Tänk om
MANY_CHANGES = link.encode([
    Scenario(name="Skellefteå går med", state=5_500_000, joined=(("2482", 39_178, 5_289),),
        lines=(("analys", 0), ("vuxentorget", 2_732_875)),
             saving=200_000, costs=(None, 12_000_000, None)),
    Scenario(name="Staten ger mer", state=6_000_000),
])  # fmt: skip

ADDRESSES = {
    "oversikt": address(""),
    "oversikt-nordmaling": address("", kommun="Nordmaling"),
    "oversikt-bjurholm": address("", kommun="Bjurholm"),
    "oversikt-tertial": address("", ar="Tertial 2 2020"),
    "oversikt-2018-kvinnor": address("", ar="2018", kon="Kvinnor"),
    **{
        f"{address_of(name)}-{number}": address(address_of(name), **{page.tabs_key: view.name}, **USUAL.get(name, {}))
        for name, page in PAGES.items()
        for number, view in enumerate(page.views, 1)
    },
    "resultat-over-tid-ungdomstorget": address("resultat", vy="Över tid", plattform="Ungdomstorget"),
    "resultat-plattformar-tertial": address("resultat", vy="Plattformar", ar="Tertial 2 2020"),
    "resultat-annan-tertial": address("resultat", vy="Annan lösning", ar="Tertial 2 2020"),
    "resultat-aktualisering-tertial": address("resultat", vy="Aktualisering", ar="Tertial 2 2020"),
    "resultat-finns-inte": address("resultat", kommun="Vännäs", plattform="Ungdomstorget"),
    "tank-om-mycket": address("tank-om", tankom="Budgetandelar", s=MANY_CHANGES),
    "tank-om-medlemmar": address("tank-om", s=MANY_CHANGES),
    "tank-om-jamfor": address("tank-om", tankom="Jämförelse", s=MANY_CHANGES),
    "tank-om-trasig": address("tank-om", s="2.trasig"),
    "hae-alla": address("hae"),
    "uppfoljning-ungdomstorget-2017": address("uppfoljning", plattform="Ungdomstorget", bokslut="2017"),
    "uppfoljning-vannas": address("uppfoljning", kommun="Vännäs"),
    "uppfoljning-mal-bjurholm": address("uppfoljning", uppfoljning="Strategiska mål", mal="Kranskommunerna, Bjurholm"),
    "uppfoljning-finns-inte": address("uppfoljning", kommun="Vännäs", bokslut="2017"),
    "enkater-personal-umea": address("uppfoljning", uppfoljning="Enkäter", svarande="Personal", kommun="Umeå"),
    "enkater-en-fraga": address(
        "uppfoljning", uppfoljning="Enkäter", fraga_deltagare="1.7 Hur man ser på framtiden: val mellan fyra svar"
    ),
    "enkater-jamfor": address("uppfoljning", uppfoljning="Enkäter", svarande="Deltagare mot personal"),
    "enkater-saknas": address("uppfoljning", uppfoljning="Enkäter", kommun="Nordmaling"),
    "motet": address("motet"),
    "motet-dagordning": address("motet", mote=encode(MEETING)),
    "motet-dela-ut": address("motet", mote=encode(MEETING), motesflik="Dela ut"),
    "motet-presentera": address("motet", mote=encode(MEETING), motesflik="Presentera"),
    "motet-som-visat": address("motet", mote=encode(MEETING), motesflik="Som visat"),
    **{f"data-{number}": address("data-och-kallor", register=view) for number, view in enumerate(REGISTER_VIEWS, 1)},
    "data-ett-fynd": address("data-och-kallor", fynd="Texten säger 353 avslutade 2019, tabellen 336"),
}

# JavaScript that returns once Streamlit's script has run, no placeholder is left, nothing on the page has changed for
# 0.4 s, and the fonts are loaded
_STILL = """async () => {
  const ran = () => {
    const app = document.querySelector('[data-testid="stApp"]');
    return app && app.getAttribute('data-test-script-state') === 'notRunning'
      && !document.querySelector('[data-testid="stSkeleton"], [data-testid="stAppSkeleton"]');
  };
  let changed = Date.now();
  const observer = new MutationObserver(() => { changed = Date.now(); });
  observer.observe(document.body, {subtree: true, childList: true, attributes: true, characterData: true});
  const deadline = Date.now() + 30000;
  while (Date.now() < deadline && !(ran() && Date.now() - changed > 400)) {
    await new Promise(done => setTimeout(done, 50));
  }
  observer.disconnect();
  await document.fonts.ready;
  return ran();
}"""


def wait_until_still(page) -> None:
    """Returns once the page has been drawn and nothing on it changes. Fails after half a minute."""
    assert page.evaluate(_STILL), f"{page.url} did not come to rest"
