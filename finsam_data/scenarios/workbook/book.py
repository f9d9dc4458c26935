"""A scenario as a workbook with live formulas, so that an economist can follow every step, change an input and see what
follows.
"""

import io
from fractions import Fraction
from statistics import NormalDist

import pandas as pd
from xlsxwriter import Workbook

from finsam_data.cells import WORKBOOK
from finsam_data.scenarios import model, results
from finsam_data.scenarios.arithmetic.allocation import BILLION
from finsam_data.scenarios.scenario import Scenario
from finsam_data.scenarios.settings import ScenarioSettings
from finsam_data.scenarios.today import Today
from finsam_data.scenarios.workbook.parts import HEADINGS, Sheet, Split, Style, styles, write_split

PAID, LINES, CAPITAL, MODEL, COMPARED = "Medlemsbidrag", "Budgetandelar", "Eget kapital", "Statens modell", "Jämförelse"
FIRST = 13
LINE_FIRST = 8


def as_workbook(
    today: Today, settings: ScenarioSettings, scenario: Scenario, name: str, link: str, comparison: pd.DataFrame
) -> bytes:
    """The scenario in one sheet per board, today beside it. `comparison` has a measure per row in kronor, `link`
    restores the scenario.
    """
    buffer = io.BytesIO()
    with Workbook(buffer, WORKBOOK) as book:
        style = styles(book)
        _about(book, style, settings, name, link)
        _contributions(book, style, today, settings, scenario)
        _lines(book, style, today, settings, scenario)
        _capital(book, style, today, settings, scenario)
        _model(book, style, today, settings, scenario)
        sheet = Sheet(book, style, COMPARED, "Scenarierna sida vid sida (värden, inte formler)", (28, *[20] * 5))
        sheet.row(3, *comparison.columns, form=style.head)
        for number, row in enumerate(comparison.itertuples(index=False), 4):
            sheet.row(number, *row, form=style.whole)
        sheet.row(2, "Kronor")
    return buffer.getvalue()


def _about(book: Workbook, style: Style, settings: ScenarioSettings, name: str, link: str) -> None:
    sheet = Sheet(book, style, "Läs mig", f"Tänk om: {name}", (110,))
    assumed = [settings.assumes[key] for key in ("contributions", "capital", "model")]
    code = link or "dagens värden har ingen kod"
    texts = [
        "Ett räkneexempel, ingen prognos. Blå tal går att ändra; allt annat räknas om.",
        *assumed,
        settings.warnings["own_funding"],
        f"Scenariots kod (klistra in under Länk på sidan Tänk om): {code}",
    ]
    for number, text in enumerate(texts, 3):
        sheet.row(number, text)


def _contributions(book: Workbook, style: Style, today: Today, settings: ScenarioSettings, scenario: Scenario) -> None:
    sheet = Sheet(book, style, PAID, "Medlemsbidrag enligt 5 §", (30, 16, 16, 14, 14, *[14] * 5, 16, 16, 16))
    result = results.contributions(today, settings, scenario)
    sheet.row(3, "Statens belopp, kr")
    sheet.entry("B3", result.parts.state)
    for row, label, formula, value in (
        (4, "Regionen, en fjärdedel", "=B3/2", result.parts.region), (5, "Kommunerna, en fjärdedel", "=B3/2",
            result.parts.municipalities),
        (6, "Tillsammans", "=B3+B4+B5", result.parts.total),
    ):  # fmt: skip
        sheet.row(row, label)
        sheet.formula(f"B{row}", formula, value)
    entries = (("Vikt: befolkning", scenario.weights[0]), ("Vikt: helårsekvivalenter", scenario.weights[1]),
               ("Vikt: lika delar", scenario.weights[2]), (f"Avrundas till, kr ({result.rule.label.lower()})",
                   result.rule.unit))  # fmt: skip
    for row, (label, value) in enumerate(entries, 7):
        sheet.row(row, label)
        sheet.entry(f"B{row}", value)
    if result.fault:
        sheet.row(FIRST, result.fault)
    else:
        _municipalities(sheet, today, scenario, result)


def _municipalities(sheet: Sheet, today: Today, scenario: Scenario, result: results.Contributions) -> None:
    """The key and the split of the municipalities' part."""
    members = results.municipal_members(today, scenario)
    headings = (
        "Kommun",
        "Vikt ur papperens andel",
        "Helårsekvivalenter",
        "Fri andel, %",
        "Andel",
        *HEADINGS,
        "I dag",
        "Mot i dag",
        f"Betalade {today.years['paid']}",
    )
    sheet.row(FIRST - 1, *headings, form=sheet.style.head)
    shares, free = results.municipal_shares(members, scenario), dict(scenario.free)
    split = Split(FIRST, len(members), "E", 5, "$B$5", "$B$10")
    paid_of = {paid.area: paid for paid in result.paid if paid.kind == "kommun"}
    parts = write_split(sheet, split, result.rule.method, result.parts.municipalities, shares, result.rule.unit)
    for place, (member, share, part) in enumerate(zip(members, shares, parts, strict=True)):
        row = FIRST + place
        sheet.row(row, member.name)
        # the papers give a share, not people: its decimals mean nothing, but the formulas need them
        sheet.entry(f"B{row}", member.population, sheet.style.whole_entry)
        sheet.entry(f"C{row}", member.full_year)
        if free:
            sheet.entry(f"D{row}", Fraction(free.get(member.area, 0), 100))
        sheet.formula(f"E{row}", _share_formula(row, split, bool(free)), share, sheet.style.share)
        paid = paid_of[member.area]
        if not paid.is_new:
            sheet.row(row, *[None] * 10, paid.today, None, paid.paid)
            sheet.formula(f"L{row}", f"=J{row}-K{row}", part - paid.today)
    total = split.last + 1
    sheet.row(total, "Summa", form=sheet.style.total)
    sheet.formula(f"J{total}", f"=SUM(J{split.first}:J{split.last})", result.parts.municipalities, sheet.style.total)


def _share_formula(row: int, split: Split, is_free: bool) -> str:
    if is_free:
        return f"=D{row}/SUM({split.over('D')})"
    measured = "+".join(
        f"IF($B${weight}=0,0,$B${weight}*{column}{row}/SUM({split.over(column)}))"
        for weight, column in ((7, "B"), (8, "C"))
    )
    return f"=({measured}+$B$9/{split.count})/($B$7+$B$8+$B$9)"


def _lines(book: Workbook, style: Style, today: Today, settings: ScenarioSettings, scenario: Scenario) -> None:
    sheet = Sheet(book, style, LINES, "Budgetandelar", (38, *[14] * 9, 12, 12, 12, *[16] * 5))
    result, chosen = results.budget(today, settings, scenario), results.chosen_amounts(today, settings, scenario)
    for row, label, value in ((3, "Spara, kr", scenario.saving), (4, "Deltagarna följer pengarna (1 ja, 0 nej)",
        int(scenario.follow)),
                              (5, "Normalfördelningens 97,5-procentspunkt", NormalDist().inv_cdf(0.975))):  # fmt: skip
        sheet.row(row, label)
        sheet.entry(f"B{row}", value)
    # the unit of the saving is a krona
    sheet.row(3, None, None, "Enhet, kr")
    sheet.entry("D3", 1)
    headings = ("Post", "Utgångsläge", "Ändras till", "Vikt i sparandet", *HEADINGS, "Scenariot", "Deltagare",
        "Avslutade",
                "Till arbete eller studier", "Kr per deltagare", "Kr per avslutad", "Kr per person vidare", "Lägst",
                "Högst")  # fmt: skip
    sheet.row(LINE_FIRST - 1, *headings, form=style.head)
    weights = [_saving_weight(scenario, line.line.code, chosen[line.line.code]) for line in result.lines]
    split = Split(LINE_FIRST, len(result.lines), "D", 4, "$B$3", "$D$3")
    write_split(sheet, split, "largest_remainder", Fraction(scenario.saving), weights, 1)
    for place, line in enumerate(result.lines):
        _line(sheet, LINE_FIRST + place, line, chosen[line.line.code], weights[place], scenario.saving_how)
    last, total = split.last, split.last + 1
    sheet.row(total, "Summa", form=style.total)
    for column, value in (("B", result.start), ("J", result.total)):
        sheet.formula(f"{column}{total}", f"=SUM({column}{split.first}:{column}{last})", value, style.total)
    sheet.row(total + 1, f"Medlemmarnas bidrag och övriga intäkter {today.years['other_income']}")
    sheet.formula(f"J{total + 1}", f"='{PAID}'!B6+B{total + 1}", result.income)
    sheet.entry(f"B{total + 1}", today.figures["other_income"])
    sheet.row(total + 2, "Över- eller underskott")
    sheet.formula(f"J{total + 2}", f"=J{total + 1}-J{total}", result.income - result.total)
    sheet.row(total + 3, "Eget kapital")
    sheet.entry(f"J{total + 3}", result.capital)
    sheet.row(total + 4, "Underskott utöver kapitalet")
    sheet.formula(
        f"J{total + 4}", f"=IF(J{total + 2}<0,MAX(-J{total + 2}-MAX(J{total + 3},0),0),0)", result.breaks.beyond_capital
    )


def _saving_weight(scenario: Scenario, code: str, amount: int) -> int:
    known = {"proportion": max(amount, 0), "equal": int(amount > 0)}
    return known.get(scenario.saving_how, int(code == scenario.saving_how))


def _line(sheet: Sheet, row: int, line: results.LineResult, chosen: int, weight: int, how: str) -> None:
    sheet.row(row, line.line.label, line.start)
    sheet.entry(f"C{row}", chosen)
    formula = {"proportion": f"=MAX(C{row},0)", "equal": f"=IF(C{row}>0,1,0)"}.get(how)
    if formula:
        sheet.formula(f"D{row}", formula, weight)
    else:
        sheet.entry(f"D{row}", weight)
    sheet.formula(f"J{row}", f"=C{row}-I{row}", line.amount)
    volumes, cost = line.line.volumes, line.cost
    for column, count in (("K", volumes.participants), ("L", volumes.finished), ("M", volumes.outcomes)):
        if count is not None:
            sheet.entry(f"{column}{row}", count)
    scale = f"IF($B$4=1,IF(B{row}>0,J{row}/B{row},1),1)"
    for column, of, value in (
        ("N", "K", cost.per_participant),
        ("O", "L", cost.per_finished),
        ("P", "M", cost.per_outcome),
    ):
        if value is not None:
            sheet.formula(f"{column}{row}", f'=IF({of}{row}*{scale}>0,J{row}/({of}{row}*{scale}),"")', value)
    if cost.low is not None:
        share, n = f"(M{row}/L{row})", f"L{row}"
        middle = f"({share}+$B$5^2/(2*{n}))"
        half = f"($B$5*SQRT({share}*(1-{share})/{n}+$B$5^2/(4*{n}^2)))"
        for column, sign, value in (("Q", "+", cost.low), ("R", "-", cost.high)):
            # with nobody gone on there is no upper limit
            people = f"ROUND(({middle}{sign}{half})/(1+$B$5^2/{n})*{n}*{scale},9)"
            sheet.formula(
                f"{column}{row}", f'=IF({people}>0,J{row}/{people},"")', None if value == float("inf") else value
            )


def _capital(book: Workbook, style: Style, today: Today, settings: ScenarioSettings, scenario: Scenario) -> None:
    sheet = Sheet(book, style, CAPITAL, "Eget kapital år för år", (42, 16, 16, 16))
    result, plain = results.capital_years(today, settings, scenario), results.plain_costs(today, scenario)
    total = LINE_FIRST + len(today.lines)
    labels = ("År", "Ingående eget kapital", "Medlemmarnas bidrag", "Övriga intäkter", "Kostnader",
        "Ändring från Budgetandelar", "Årets resultat",
              "Utgående eget kapital", "Kan användas varje år", "Kan kosta varje år")  # fmt: skip
    for row, label in enumerate(labels, 3):
        sheet.row(row, label)
    sheet.row(14, "Landa på efter sista året")
    sheet.entry("B14", result.level)
    used = "$B$4-$B$14"
    for place, year in enumerate(result.years):
        column, before = "BCD"[place], "ABC"[place]
        sheet.entry(f"{column}3", year.year)
        if place:
            sheet.formula(f"{column}4", f"={before}10", year.opening)
        else:
            sheet.entry(f"{column}4", year.opening)
        sheet.formula(f"{column}5", f"='{PAID}'!$B$6", year.contributions)
        sheet.entry(f"{column}6", year.other)
        sheet.entry(f"{column}7", plain[place])
        sheet.formula(f"{column}8", f"='{LINES}'!$J${total}-'{LINES}'!$B${total}", result.moved)
        sheet.formula(f"{column}9", f"={column}5+{column}6-{column}7-{column}8", year.result)
        sheet.formula(f"{column}10", f"={column}4+{column}9", year.closing, style.total)
        one_more = f"IF({place + 1}<=MOD(ABS({used}),3),1,0)"
        sheet.formula(f"{column}11", f"=SIGN({used})*(INT(ABS({used})/3)+{one_more})", result.use[place])
        sheet.formula(f"{column}12", f"={column}5+{column}6+{column}11", result.costs_to_land[place])


def _model(book: Workbook, style: Style, today: Today, settings: ScenarioSettings, scenario: Scenario) -> None:
    sheet = Sheet(book, style, MODEL, "Statens fördelningsmodell, ett scenario", (44, 18, 60))
    values = model.model_values(today, settings, scenario)
    cells = {}
    for row, parameter in enumerate(settings.model, 3):
        sheet.row(
            row, parameter.label, None, f"{'Belagd' if parameter.verified else 'Inte belagd'}: {parameter.source}"
        )
        cells[parameter.code] = f"B{row}"
        scale = {"%": 100, "miljarddelar": BILLION}.get(parameter.unit, 1)
        sheet.entry(f"B{row}", Fraction(values[parameter.code], scale))
    row = 3 + len(settings.model)
    sheet.row(row, "Golvet gäller (1 ja, 0 nej)")
    sheet.entry(f"B{row}", values["floor"])
    sheet.row(row + 1, f"Statens belopp {today.years['paid']}, kr")
    sheet.entry(f"B{row + 1}", today.paid_by("stat"))
    sheet.row(row + 2, f"Golv, andel av {today.years['paid']}")
    sheet.entry(f"B{row + 2}", Fraction(100 - settings.model_floor_percent, 100))
    part = "{support_weight}*{support}+(1-{support_weight})*{residents}".format(**cells)
    given = "{base}+MAX({pot}-{base}*{count},0)*({part})".format(part=part, **cells)
    sheet.row(row + 3, "Modellen ger, kr", form=style.total)
    formula = f"=INT(ROUND(MAX({given},IF(B{row}=1,B{row + 1}*B{row + 2},0)),6)+0.5)"
    sheet.formula(f"B{row + 3}", formula, model.model_amount(today, settings, scenario), style.total)
