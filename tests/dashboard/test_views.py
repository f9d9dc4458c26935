"""Every view for every choice, in both modes: it gives something, its words are whole, and its numbers are those of the
answer.
"""

import csv
import io
import itertools
import re
from importlib.util import find_spec
from pathlib import Path

import pytest
from PIL import ImageFont

from dashboard.catalogue import PAGES
from dashboard.kit.charts.forms import TABLE_FORM
from dashboard.kit.choices.area import Area
from dashboard.kit.figures.figure import Figure, Notice
from dashboard.kit.files.csv_file import as_csv
from dashboard.kit.views import restored, sentence
from dashboard.subjects.full_year import basis, comparison_views, map_views, municipality_views, series_views
from dashboard.subjects.surroundings import background_views, partner_views, support_and_school_views
from finsam_data.questions import register
from finsam_data.record.settings.colours import colour
from tests.papers import participants as papers

# what a forgotten missing value looks like in a sentence
NOT_WORDS = re.compile(r"\b(nan|NaN|None|NaT|inf|True|False)\b|<NA>|[{}]|\b(K|M|T)\b,|hela-forbundet|annan-losning")
MODES = ["everything", "everything_public"]


@pytest.fixture(params=MODES, ids=["styrelse", "publik"])
def shown(request):
    return request.getfixturevalue(request.param)


def figures_in(shown):
    return [(one, item) for one in shown for item in one.items if isinstance(item, Figure)]


def test_no_view_fails(shown):
    assert [(one.view, one.choice.sentence, one.failure) for one in shown if one.failure] == []


def test_every_view_of_the_catalogue_is_tried_here(everything):
    assert {view.work.__name__ for page in PAGES.values() for view in page.views} == {one.view for one in everything}


def test_a_view_gives_figures_or_says_why_not(shown):
    for one in shown:
        assert one.items or one.failure, (one.view, one.choice)
        for item in one.items:
            if isinstance(item, Notice):
                assert item.title.strip() and item.text.strip().endswith((".", "delarna.")), (one.view, item)


def test_each_view_shows_something_for_some_choice(everything):
    assert {one.view for one, _ in figures_in(everything)} == {one.view for one in everything}


def test_words_are_whole(shown):
    for one in shown:
        for item in one.items:
            if isinstance(item, Notice):
                words = [item.title, item.text]
            else:
                assert len(item.heading) <= 160 and not item.heading.endswith("."), item.heading
                words = [
                    item.heading,
                    item.under_heading,
                    item.calculation,
                    item.alt_text,
                    *item.notes,
                    *item.table.columns,
                ]
                words += [str(cell) for cell in item.table.to_numpy().ravel()]
                words += [
                    str(text)
                    for column in ("heading", "remark", "value_text", "n_text", "cell_text")
                    if column in item.rows
                    for text in item.rows[column]
                ]
            for text in words:
                assert not NOT_WORDS.search(text), (one.view, one.choice.sentence, text)


def test_tables_fit_a_phone_and_have_as_many_rows_as_the_answer(shown):
    for one, figure in figures_in(shown):
        assert 2 <= len(figure.table.columns) <= 4, (one.view, list(figure.table.columns))
        assert len(figure.table) == len(figure.answer), (one.view, one.choice.sentence)
        assert len(figure.rows) > 0


# the words beside the marks: their column, size in pixels, weight and indent, as charts.py draws them
BESIDE = {
    "share_rows": (("heading", 16, "Semibold"), ("remark", 14, "Regular", 20)),
    "span_rows": (("heading", 16, "Regular"),),
    "two_groups": (("heading", 16, "Semibold"), ("remark", 14, "Regular")),
    "value_rows": (("heading", 16, "Semibold"), ("remark", 14, "Regular")),
    "spine": (("heading", 16, "Semibold"), ("remark", 14, "Regular")), "change_rows": (("heading", 16, "Regular"),),
    "matrix": (("row_label", 15, "Semibold"),),
}  # fmt: skip
PHONE_PIXELS = 350


def test_words_beside_the_marks_fit_a_phone(shown):
    """What is too long is cut with `…`, and the number at its end with it."""
    folder = Path(find_spec("font_source_sans_pro").origin).parent / "files"
    fonts = {(size, weight): ImageFont.truetype(str(folder / f"SourceSansPro-{weight}.ttf"), size)
        for size in (14, 15, 16) for weight in
             ("Regular", "Semibold")}  # fmt: skip
    too_long = {
        (one.view, line)
        for one, figure in figures_in(shown)
        for column, size, weight, *indent in BESIDE.get(figure.form, ())
        for text in figure.rows[column]
        for line in str(text).split("\n")
        if fonts[size, weight].getlength(line) > PHONE_PIXELS - sum(indent)
    }
    assert too_long == set()


def test_names_in_the_funnel_do_not_lie_on_each_other(everything):
    """On a phone, where the plot is about 305 × 420 pixels."""
    font = ImageFont.truetype(
        str(Path(find_spec("font_source_sans_pro").origin).parent / "files" / "SourceSansPro-Semibold.ttf"), 14
    )
    funnels = [figure.rows for one, figure in figures_in(everything) if figure.key == "tratt"]
    assert len(funnels) > 8
    for rows in funnels:
        most, top = rows["n"].max(), rows[["high_998", "share"]].max().max()
        boxes = []
        for dot in rows[rows["kind"] == "platform"].itertuples():
            x, y, width = 305 * dot.n / most, 420 * (1 - dot.share / top) + dot.name_dy, font.getlength(dot.name)
            boxes.append((x - width * (dot.name_align == "right"), x + width * (dot.name_align == "left"), y))
        for one, other in itertools.combinations(boxes, 2):
            assert one[1] <= other[0] or other[1] <= one[0] or abs(one[2] - other[2]) >= 12


def test_every_figure_leads_to_the_papers(everything):
    for one, figure in figures_in(everything):
        assert figure.fact_ids or figure.places, (one.view, one.choice.sentence)
    # the line under the chart, for one figure of each view
    for _, figure in {one.view: (one, figure) for one, figure in figures_in(everything)}.values():
        assert re.match(r"Källa: (Kallelse|Socialt bokslut|SCB, tabell TAB1386,) ", figure.source)


def test_every_table_can_be_downloaded_and_read_again(everything):
    """Swedish headings, typed values: a comma in every number that has decimals, nothing for what is missing."""
    one_of_each = {one.view: figure for one, figure in figures_in(everything)}
    for view, figure in one_of_each.items():
        content = as_csv(figure)
        assert content.startswith(b"\xef\xbb\xbf")
        rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
        assert len(rows) == len(figure.answer), view
        for row in rows:
            assert all(
                re.fullmatch(r"-?\d+(,\d+)?(e-\d+)?|", row[name])
                for name in row
                if name in ("Antal", "Avslutade", "Andel", "Mål")
            ), row


def test_headings_say_the_numbers_of_the_papers(everything):
    """From the typed tables: n to work and n finished stand in the words beside the bars."""
    found = 0
    for one, figure in figures_in(everything):
        place = (one.choice.period, one.choice.group_code) if one.view == "outcomes" else None
        if place in papers.YEAR_TABLES:
            table = papers.counts(*place)
            heads = [text.replace("\u00a0", " ") for text in figure.rows["heading"]]
            sex = one.choice.sex
            for outcome, head in zip(("arbete", "studier", "annan-losning", "avbrott"), heads, strict=True):
                assert f"({table[outcome, sex]} av {table['avslutade', sex]})" in head
                found += 1
            assert f"n = {table['avslutade', sex]}." in figure.measure.replace("\u00a0", " ")
    assert found == 4 * 2 * len(papers.YEAR_TABLES)


def test_goals_are_counted_right(everything):
    """`Ett av tre mål nåddes`: counted from the signals of the figure itself."""
    words = {"Inget": 0, "Ett": 1, "Två": 2, "Tre": 3}
    seen = set()
    for one, figure in figures_in(everything):
        if one.view == "outcomes" and (
            found := re.match(
                r"(\w+) av (\w+) mål nåddes.*?(?:, (men osäkert)|, (\w+) av dem säkert)?: ", figure.heading
            )
        ):
            judged = figure.answer[figure.answer["goal"].notna() & figure.answer["share"].notna()]
            reached = (judged["share"] >= judged["goal"]).sum()
            assert words[found[1]] == reached, (figure.heading, one.choice.sentence)
            assert words[found[2].capitalize()] == len(judged)
            surely = (judged["share"] >= judged["goal"]) & ~judged["goal"].between(judged["low"], judged["high"])
            said = words[found[4].capitalize()] if found[4] else 0 if found[3] else reached
            assert said == surely.sum(), (figure.heading, one.choice.sentence)
            assert (one.choice.group_code == "hela-forbundet") == (
                re.search(r"nåddes(?: för \w+)? (i|på) ", figure.heading) is None
            )
            assert one.choice.sex == "T" or f" för {one.choice.sex_in_words}" in figure.heading
            seen.add((found[1], found[2], bool(found[3]), found[4]))
    assert len(seen) >= 5


def test_how_surely_goals_were_reached_is_said(everything):
    """Tertial 2 2020: 22, 15 and 18 of 59 against 35, 25 and 30 %, all within the intervals."""
    heading = heading_of(everything, "outcomes", "hela-forbundet", "2020T2")
    assert heading == "Tre av tre mål nåddes tertial 2 2020, inget av dem säkert: 37 % gick till arbete, målet var 35 %"


def heading_of(shown, view, group, period):
    return items_of(shown, view, group, period)[0].heading.replace("\u00a0", " ")


def items_of(shown, view, group, period, sex="T"):
    return next(
        one.items for one in shown
        if one.view == view and (one.choice.group_code, one.choice.period, one.choice.sex) == (group, period, sex)
    )  # fmt: skip


def test_what_the_papers_know_of_the_flow_2018_is_shown(everything):
    """959 took part and 353 finished; where these went is known only as shares."""
    (figure,) = items_of(everything, "flow", "hela-forbundet", "2018")
    assert list(figure.rows["heading"]) == ["Deltagare: 959", "Avslutade: 353"]
    assert figure.calculation != "Kvar från året före är beräknat: deltagare − nya.", (
        "the papers do not give the new ones"
    )


def test_a_notice_never_offers_what_was_chosen(shown):
    """`Saknas: utfall 2020, kvinnor. Det finns 2020 (kvinnor)` would contradict itself."""
    tried = 0
    for one in shown:
        for item in one.items:
            if isinstance(item, Notice) and one.view in ("outcomes", "flow", "referrals") and " finns " in item.text:
                offered = item.text.split(" finns ")[1]
                of_period = re.search(rf"\b{re.escape(one.choice.when)} \(([^)]*)\)", offered)
                sex = {"T": "totalt", "K": "kvinnor", "M": "män"}[one.choice.sex]
                assert not (of_period and sex in of_period[1]), (one.view, one.choice.sentence, item.text)
                tried += 1
    assert tried > 10


def test_nobody_went_to_another_solution_is_not_a_lack(everything):
    """Vindeln, tertial 2 2020: of two one went to work and one to studies."""
    (notice,) = items_of(everything, "other_solution", "samordningsteam-vindeln", "2020T2")
    assert notice.title == "Ingen gick till annan behovsanpassad lösning i Vindeln tertial 2 2020"


def test_where_the_separate_initiatives_are_counted_follows_the_period(everything):
    """The papers count them among the 959 of 2018 and not among the 904 of 2019."""
    said = {
        year: items_of(everything, "separate", "hela-forbundet", year)[0].measure for year in ("2017", "2018", "2019")
    }
    assert "deltagare" not in said["2017"]
    assert said["2018"].endswith(" De tycks vara inräknade i förbundets 959 deltagare.")
    assert said["2019"].endswith(" Utanför förbundets 904 deltagare och utanför målen.")


def test_periods_that_may_not_be_compared_are_not_put_in_a_row_unmarked(everything):
    for one, figure in figures_in(everything):
        if one.view == "over_time":
            joined = figure.answer[figure.answer["share"].notna()].groupby("segment").size().max() > 1
            assert joined == (" från " in figure.heading) == figure.heading.endswith(" slump")
            assert (
                figure.answer["share"].count() < 2
                or joined
                or figure.heading.endswith("men perioderna går inte att jämföra")
            )
            assert joined or not any("Linjen är bruten" in note for note in figure.notes), (
                "no line can be broken where there is none"
            )


def test_public_headings_do_not_pass_over_hidden_goals(everything_public):
    """With two of three goals hidden, `Ett av ett mål nåddes` would say that there was only one."""
    for one, figure in figures_in(everything_public):
        if one.view == "outcomes" and (figure.answer["is_hidden"] & figure.answer["goal"].notna()).any():
            assert not re.search(r"av (ett|två) mål nåddes", figure.heading), (one.choice.sentence, figure.heading)


# registers: their numbers count recommendations, points and decisions
COUNT_NO_PEOPLE = ("recommendations", "plan", "decisions")


def test_public_views_show_no_small_count(everything_public):
    """No count 1–4 among the words beside the marks and in the tables."""
    small = re.compile(r"(?<![\d ,–])\(?[1-4] av \d|: [1-4]$")
    for one, figure in figures_in(everything_public):
        if one.view in COUNT_NO_PEOPLE:
            continue
        texts = [str(cell).replace("\u00a0", " ") for cell in figure.table.to_numpy().ravel()]
        texts += [text.replace("\u00a0", " ") for text in figure.rows.get("heading", [])]
        assert not [text for text in texts if small.search(text)], (one.view, one.choice.sentence)
        if "Antal" in figure.table:
            assert not set(figure.table["Antal"]) & set("1234"), (one.view, one.choice.sentence)


def test_findings_and_facts_behind_figures_exist(everything, database):
    known = set(register.figures_behind(database, fact_ids=list(range(1, 5_000)))["fact_id"])
    for _, figure in figures_in(everything):
        assert set(figure.fact_ids) <= known


def test_the_series_stands_beside_the_papers_and_without_a_delivery_says_how_to_get_it(
    everything, monkeypatch, database_file
):
    shown = {one.choice.label: one.items for one in everything if one.view == "monthly"}
    months, beside = shown["Vindeln"]
    assert len(months.table) == 36 and months.answer["is_missing"].sum() < 10
    assert (
        beside.answer.set_index(["period", "item_label"]).loc[("2019", "Sjukpenning och rehabpenning"), "paper_count"]
        == 92
    )
    assert (beside.answer["difference"] == beside.answer["scb_count"] - beside.answer["paper_count"]).all()
    assert beside.notes and all("i leveransen 2026-02-24" in note for note in beside.notes)
    monkeypatch.setenv("FINSAM_DATABASE", str(database_file))
    (notice,) = series_views.monthly(Area("2404", "Vindeln"))
    assert isinstance(notice, Notice) and "Kansliet hämtar serien" in notice.text and "python" not in notice.text


# what the reader can choose with the filters that pages share
FILTERS = {
    "kommun": ("Alla kommuner", "Umeå", "Vindeln", "Nordmaling"),
    "plattform": ("Alla plattformar", "Vuxentorget", "Samordningsteamet i Vindeln"),
    "ar": ("2018", "2019", "Tertial 2 2020"), "kon": ("Totalt", "Kvinnor"),
}  # fmt: skip
# these follow the municipality once there is a delivery from SCB
WITH_DELIVERY = ("SCB:s serie", "Landet")


def drawn(page, view, **choices) -> str:
    items = restored(page, {page.tabs_key: view.name} | choices)
    # a notice may repeat what was chosen
    return str(
        [
            (item.heading, item.under_heading, item.rows.to_json()) if isinstance(item, Figure) else item.title
            for item in items
        ]
    )


@pytest.mark.parametrize(
    ("page", "view"), [(page, view) for page in PAGES.values() for view in page.views], ids=lambda one: one.name
)
def test_a_view_follows_every_filter_but_those_that_it_says(page, view):
    for key in FILTERS.keys() & page.control.widgets({}).keys():
        shown = [
            {drawn(page, view, **base | {key: option}) for option in FILTERS[key]}
            for base in ({}, {"ar": "Tertial 2 2020"})
        ]
        if key in view.fixed:
            assert {len(different) for different in shown} == {1}, key
        elif view.name not in WITH_DELIVERY:
            assert max(len(different) for different in shown) > 1, key


def test_a_filter_that_changes_nothing_is_said_when_it_is_set():
    results, economy = PAGES["results"], PAGES["economy"]
    here = {"kommun": "Nordmaling", "kon": "Kvinnor"}
    assert sentence(results, {"vy": "Plattformar"} | here) == (
        "Hela förbundet, 2019, kvinnor. Filtret kommun ändrar inte den här vyn. Utfall: Arbete."
    )
    assert sentence(results, {"vy": "Kvinnor och män"} | here) == (
        "Samordningsteamet i Nordmaling, 2019, kvinnor och män. Filtret kön ändrar inte den här vyn."
    )
    assert sentence(results, {"vy": "Över tid"}) == "Hela förbundet, kvinnor och män. Utfall: Studier."
    assert sentence(economy, {"ekonomi_vy": "Resultat"}) == "Hela förbundet. År: 2019."
    assert (
        sentence(economy, {"ekonomi_vy": "Resultat", "kommun": "Umeå"})
        == "Hela förbundet. Filtret kommun ändrar inte den här vyn. År: 2019."
    )


SIX, NORDMALING = Area("UR", "De sex kommunerna"), Area("2401", "Nordmaling")
EVEN_WEIGHTS = tuple((code, 1) for code, *_ in comparison_views.WEIGHTS)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_without_any_weight_nothing_is_compared():
    """All four at 0 once showed the result of all at 1."""
    (notice,) = comparison_views.alike(NORDMALING, "Riket", tuple((code, 0) for code, _ in EVEN_WEIGHTS))
    assert isinstance(notice, Notice) and notice.title == "Höj minst en vikt"


def test_likeness_says_level_and_composition_apart():
    """Riket was called very like Nordmaling, 4,0 points above it: 16,7 − 12,7. One of four weights is on the level."""
    (figure,) = comparison_views.alike(NORDMALING, "Riket", EVEN_WEIGHTS)
    assert (
        plain(figure.heading)
        == "Riket mot Nordmaling 2019: nivån 4,0 procentenheter lägre, sammansättningen mycket lik"
    )
    assert "Nivån väger 25 % och sammansättningens tre delar tillsammans 75 %." in plain(figure.measure)
    assert "standardavvikelse bland de 30 kommuner som papperen redovisar (inget urval av landet)" in figure.measure
    assert any(basis.CHOSEN in note for note in figure.notes)
    usual = tuple((code, weight) for code, _, weight in comparison_views.WEIGHTS)
    assert "Nivån väger 50 % och" in plain(comparison_views.alike(NORDMALING, "Riket", usual)[0].measure)


def test_the_six_together_are_approximate_in_every_view():
    """Profil wrote `ca 11,1 %`, Läge and Över tid the same share as if it were printed."""
    position, *_ = municipality_views.position(SIX)
    assert (
        plain(position.heading)
        == "De sex kommunerna 2019: helårsekvivalenterna är ca 11,1 % av befolkningen, ca 1,6 procentenheter under "
        "riket"
    )
    assert all(": ca " in plain(text) for text in position.rows["heading"]) and "ungefärliga" in position.calculation
    over_time, *_ = comparison_views.share_over_time(SIX)
    assert plain(over_time.heading).endswith("gick från ca 11,5 % av befolkningen 2018 till ca 11,1 % 2019")
    assert "avläst" not in over_time.calculation
    assert municipality_views.profile(SIX)[0].calculation.startswith("Antalen är summor")
    assert "ca" not in municipality_views.position(NORDMALING)[0].heading.split()
    # Umeå: 2014 and 2018 by the printed change, 2019 read, the years between only drawn
    words = list(comparison_views.share_over_time(Area("2480", "Umeå"))[0].rows["n_text"])
    assert words == ["beräknad", "saknas", "saknas", "saknas", "beräknad", "avläst"]


def test_headings_of_full_year_equivalents_say_measure_and_year(everything):
    """They stand alone as links on Översikt and as points of a meeting."""
    views = {view.work.__name__ for view in PAGES["full_year_equivalents"].views} - {"monthly"}
    firsts = [
        (one.view, one.items[0].heading) for one in everything if one.view in views and isinstance(one.items[0], Figure)
    ]
    assert {view for view, _ in firsts} == views
    for view, heading in firsts:
        assert re.search(r"20\d\d", heading), (view, heading)
        if view != "ranking":
            assert re.search(r"[Hh]elårsekvivalent|av befolkningen|^Riket mot", heading), (view, heading)


def test_the_chosen_municipality_is_drawn_last_on_the_map():
    figure, *_ = map_views.own_map(NORDMALING, "Totalt")
    assert list(figure.rows["area"])[-1] == "2401" and figure.rows["edge_width"].is_monotonic_increasing
    assert list(figure.table["Område"])[:6] == ["Umeå", "Vännäs", "Vindeln", "Robertsfors", "Nordmaling", "Bjurholm"]


def test_the_ranking_marks_the_chosen_and_names_both_ends_of_the_six():
    """Nordmaling 233 is the last of the own, Umeå 44 the first."""
    figure, *_ = comparison_views.ranking(NORDMALING)
    assert [text for text in figure.rows["heading"] if text.startswith("► ")] == [
        next(text for text in figure.rows["heading"] if "Nordmaling" in text)
    ]
    assert figure.rows.groupby("colour").size().to_list().count(1) == 1 and figure.rows["colour"].nunique() == 3
    assert comparison_views.ranking(SIX)[0].heading == (
        "De egna kommunerna ligger från plats 44 (Umeå) till 233 (Nordmaling) av 290 kommuner 2019"
    )


def test_what_is_most_common_says_of_how_many_can_be_read():
    """6 + 5 and so on up to 151 are the rows that can be read: 230 of 415. A sum of rows is no bar beside them: 9 + 4 +
    9 = 22.
    """
    now, earlier = background_views.background(SIX, "Försörjning")
    assert plain(earlier.heading).endswith("vanligast var aktivitetsersättning, 151 av de 230 som går att läsa")
    now, earlier = background_views.background(SIX, "Utbildning")
    assert plain(earlier.heading).endswith("vanligast var gymnasium, 200 av 387")
    assert earlier.rows["end_count"].sum() == 387 and "22" in list(earlier.table["Totalt"])
    assert "Högskola/universitet upp till 3 år (3 + 1): 4" in list(earlier.rows["heading"])
    now, _ = background_views.background(SIX, "Tid i försörjning")
    assert (
        plain(now.heading)
        == "Vanligast 2019: 1–3 år i försörjning (51 % på Ungdomstorget, 35 % på Vuxentorget och 50 % i "
        "kranskommunerna)"
    )
    assert now.notes == []


def test_a_bar_never_stands_beside_one_that_counts_something_else():
    """`ca 55–60 %` is one row with both ends; every share says of whom; households, cases and children share no
    axis.
    """
    _, umea = partner_views.sick_leave(SIX)
    row = umea.rows[umea.rows["remark"] == "av sjukfallen fram till 50 år"].iloc[0]
    assert (plain(row["heading"]), row["value"], row["reference"]) == ("Psykisk ohälsa: ca 55–60 %", 55, 60)
    assert len(umea.rows) == 11 and len(umea.fact_ids) == 12 and umea.rows["remark"].str.startswith("av ").all()
    # those of the same people stand together
    assert (umea.rows["remark"] != umea.rows["remark"].shift()).sum() == umea.rows["remark"].nunique()
    households, others = support_and_school_views.support(SIX)
    assert list(households.rows["end_count"]) == [769, 565] and others.form == TABLE_FORM and len(others.table) == 3


def test_born_abroad_has_not_the_colours_of_women_and_men():
    figure, counts = partner_views.unemployment(SIX)
    assert not set(figure.rows["colour"]) & {colour("women"), colour("men")}
    assert "högst i Nordmaling" in figure.heading and "Robertsfors 3 %" in plain(figure.notes[0])
    assert plain(counts.rows["heading"][1]) == "Vännäs: 64 (+12,2 % sedan 2018)"
