"""The words of Ekonomi: the numbers of the papers, the warnings, and no step of trappan that nobody has given."""

import shutil

import pytest

from dashboard.kit.choices.area import Area
from dashboard.subjects.economy import accounts, cost_views, funding_views, own_capital_views, platform_cost_views
from dashboard.subjects.economy.choices import Statement
from finsam_data.building.version import build
from tests.conftest import DATA

EVERYBODY, VINDELN, UMEA = Area("UR", "De sex kommunerna"), Area("2404", "Vindeln"), Area("2480", "Umeå")


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_the_result_and_the_way_to_it():
    figure, by_year = cost_views.result(EVERYBODY, "2019")
    assert (
        plain(figure.heading)
        == "2019 kostade verksamheten 14 316 tkr, intäkterna var 13 317 tkr och resultatet −1 000 tkr"
    )
    assert plain(by_year.heading) == "2020: budget −1 020 tkr och prognos +94 tkr"
    assert (
        figure.rows["end_value"].iloc[-1] == -999_684
        and (figure.rows["start_value"].iloc[1:-1] == figure.rows["end_value"].iloc[:-2].array).all()
    )


def test_the_bridge_from_budget_to_result():
    (figure,) = cost_views.against_budget(EVERYBODY, "2019")
    assert (
        plain(figure.heading)
        == "Resultatet blev 1 350 tkr bättre än budget. Av förbundets egna poster skiljer insatser mest: +894 tkr"
    )
    assert [plain(text) for text in figure.rows["heading"]][:3] == [
        "Budgeterat resultat: −2 350 tkr", "Intäkter, förbundet: +38 tkr", "Intäkter, EU-projektet: +1 739 tkr",
    ]  # fmt: skip
    starts, ends = list(figure.rows["start_value"]), list(figure.rows["end_value"])
    assert starts[1:-1] == ends[:-2] and ends[-2] == ends[-1] == -999_684


@pytest.mark.parametrize(
    ("part", "heading"),
    [
        ("Insatser", "NAFS och primärvården: 386 tkr lägre än budget (40 %)"),
        ("Kansli", "Ekonomisk administration: 150 tkr högre än budget (83 %)"),
        ("Verksamhetsnära", "Kompetensutveckling och mötesplatser: 125 tkr lägre än budget (25 %)"),
        ("Intäkter", "EU-medel: 1 701 tkr högre än budget"),
    ],
)
def test_the_line_that_differs_most(part, heading):
    (figure,) = cost_views.lines(EVERYBODY, "2019", part)
    assert plain(figure.heading) == heading


def test_a_line_says_budget_forecast_and_difference():
    (figure,) = cost_views.lines(EVERYBODY, "2019", "Insatser")
    said = dict(zip(map(plain, figure.rows["heading"]), map(plain, figure.rows["remark"]), strict=True))
    assert (
        said["Samordningsteamet i Bjurholm: 274 tkr"]
        == "budget 460 tkr · prognos 460 tkr\n185 604 kr lägre än budget (40,3 %)"
    )
    assert said["Samordningsteamet i Vindeln: 400 tkr"] == "budget 400 tkr · prognos 400 tkr\nsom budget"
    assert [plain(note) for note in figure.notes] == [
        "NAFS och primärvården: papperet skriver skillnaden 386 323 kr, beloppen ger 386 322 kr."
    ]
    (project,) = cost_views.lines(EVERYBODY, "2019", "EU-projektet")
    assert "EU-projektets övriga administration: 41 kr" in map(plain, project.rows["heading"])


def test_a_platform_is_not_shown_without_what_its_cost_leaves_out():
    for name in cost_views.PER:
        (figure,) = platform_cost_views.platforms(EVERYBODY, "2019", name)
        assert figure.notes[0].startswith("Parternas egen finansiering ingår inte.")
        assert any("Samordningsteamet i Bjurholm" in note for note in figure.notes)
        assert figure.rows["low"].notna().all() == name.startswith("Till")
    (figure,) = platform_cost_views.platforms(VINDELN, "2019", "Till arbete")
    assert plain(figure.heading) == "Vindeln: förbundet betalade 66 667 kr per avslutad till arbete (6 personer)"
    said = dict(zip(map(plain, figure.rows["heading"]), map(plain, figure.rows["remark"]), strict=True))
    assert said["Ungdomstorget: 97 001 kr"] == "2 813 tkr för 29 av 128 avslutade\nintervall 71 700–135 100 kr"
    (both,) = platform_cost_views.platforms(UMEA, "2019", "Deltagare")
    assert (
        plain(both.heading)
        == "Umeå: förbundet betalade 9 536 kr på Ungdomstorget och 6 191 kr på Vuxentorget per deltagare"
    )


def test_capital_is_drawn_against_a_bound_and_the_page_says_that_the_steps_are_unknown():
    (figure,) = own_capital_views.capital(EVERYBODY)
    assert "94 tkr under vad papperen kallar ungefär den högsta nivån" in plain(figure.heading)
    assert figure.notes[0].startswith("Stegen är inte belagda")
    assert not [note for note in figure.notes if "/" in note or ".csv" in note], "a board member has no folders"
    assert [plain(text) for text in figure.rows["low_text"]] == ["", "", "", "1 993:\ntillåten\nnivå"]
    assert [plain(text) for text in figure.rows["high_text"]] == ["", "", "", "2 087:\nungefär den\nhögsta nivån"]
    assert figure.rows["largest"].isna().all()
    assert figure.rows[["label", "bound_high"]].dropna().to_numpy().tolist() == [["2019", 2087.0], ["2020", 2087.0]]


def test_steps_are_drawn_once_the_table_has_them(tmp_path, monkeypatch):
    """Made-up steps: 2018 (11 960 tkr) and 2019 (11 450 tkr) lie in different ones; 2017 and 2020 have no known
    contributions.
    """
    data = shutil.copytree(DATA, tmp_path / "data")
    with (data / "codes" / "capital_steps.csv").open("a", encoding="utf-8") as stream:
        stream.write("0,11500,2000,påhittat\n11500,,3000,påhittat\n")
    build(data, tmp_path / "steps.duckdb")
    monkeypatch.setenv("FINSAM_DATABASE", str(tmp_path / "steps.duckdb"))
    (figure,) = own_capital_views.capital(EVERYBODY)
    assert dict(zip(figure.rows["label"], figure.rows["largest"].fillna(-1), strict=True)) == {
        "2017": -1,
        "2018": 3000,
        "2019": 2000,
        "2020": -1,
    }
    assert figure.notes == [] and "Tjockt streck: trappans steg." in figure.legend


def test_statements_say_what_happened_and_where_the_paper_adds_wrongly():
    headings = {
        name: plain(funding_views.statement(EVERYBODY, Statement(name, "2019"))[0].heading)
        for name in accounts.statements()
    }
    assert headings == {
        "Resultaträkning": "Årets resultat blev −1 000 tkr 2019, mot −1 150 tkr 2018",
        "Balansräkning": "Balansomslutningen minskade från 9 977 tkr till 7 283 tkr",
        "Kassaflöde": "Likvida medel minskade med 3 212 tkr 2019",
        "Not 1": "Förbundets intäkter minskade från 12 050 tkr till 11 578 tkr",
        "Not 2": "EU-projektets intäkter ökade från 464 tkr till 1 739 tkr",
        "Not 3": "Fordringarna ökade från 607 tkr till 1 125 tkr",
        "Not 4": "De kortfristiga skulderna minskade från 6 984 tkr till 5 290 tkr",
    }
    (flow,) = funding_views.statement(EVERYBODY, Statement("Kassaflöde", "2019"))
    assert [plain(note) for note in flow.notes] == [
        "Kassaflöde för den löpande verksamheten 2019: papperet skriver −2 212 563 kr, posterna ger −3 212 247 kr.",
        "Kassaflöde för den löpande verksamheten 2018: papperet skriver 414 423 kr, posterna ger −735 520 kr.",
    ]


def test_who_pays_follows_the_chosen_municipality():
    members, residents = funding_views.who_pays(VINDELN, "2019")
    assert plain(members.heading) == "Vindeln betalade 89 tkr 2019, 3,1 % av kommunernas del"
    assert plain(residents.heading) == "Vindeln betalade 32,8–33,1 kr per invånare 20–64 år"
    assert "2019 skiljer 500 kr: regionen betalade 2 862 000 kr och kommunerna 2 863 000 kr." in plain(members.notes[0])
    members, residents = funding_views.who_pays(EVERYBODY, "2019")
    assert plain(members.heading) == "Medlemmarna betalade 11 450 tkr 2019: staten 50 %, Umeå 82 % av kommunernas del"
    bjurholm = members.rows.iloc[-1]
    assert (
        bjurholm["heading"].startswith("Bjurholm")
        and bjurholm["remark"].endswith("inte medlem 2018")
        and bjurholm["reference"] is None
    )
    assert "inte vilka åldrar" in residents.notes[0]
