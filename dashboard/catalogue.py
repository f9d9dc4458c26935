"""Every view of the dashboard, by page (the file name in pages/). A new view is a line here: tabs, links, tests,
pictures and meetings follow.
"""

from dashboard.kit.choices import what_exists
from dashboard.kit.choices.area import ChooseArea
from dashboard.kit.choices.control import ChooseAmong, ChooseOne
from dashboard.kit.choices.group import ChooseGroup, outcomes_by_name
from dashboard.kit.choices.year import ChooseYear
from dashboard.kit.views import View, ViewPage, named
from dashboard.subjects.economy import accounts, cost_views, funding_views, own_capital_views, platform_cost_views
from dashboard.subjects.economy.choices import ChooseStatement
from dashboard.subjects.follow_up import cards, less_content_views, register_views
from dashboard.subjects.follow_up.choices import ChooseScope
from dashboard.subjects.follow_up.register_views import DECISIONS, PLAN, RECOMMENDATIONS
from dashboard.subjects.full_year import basis, country_map, map_views, municipality_views, series_views
from dashboard.subjects.full_year import comparison_views as full_year_comparisons
from dashboard.subjects.full_year.choices import ChooseWeights, presets
from dashboard.subjects.participants import flow_views, outcome_views
from dashboard.subjects.social import account_views, index_views, strategic_views
from dashboard.subjects.social.choices import ChooseGoals, ChooseStrategicGoal
from dashboard.subjects.surroundings import background_views, partner_views, support_and_school_views
from dashboard.subjects.surroundings.words import MAIN, about_topic, years_of
from dashboard.subjects.surveys import survey_views
from dashboard.subjects.surveys.choices import ChooseSurvey
from dashboard.subjects.what_if.boards import (
    budget_board,
    capital_board,
    comparison_board,
    contribution_board,
    model_board,
)
from dashboard.subjects.what_if.choices import ChooseScenario
from dashboard.subjects.what_if.views import (
    budget_views,
    capital_views,
    comparison_views,
    contribution_views,
    model_views,
)

_BENEFITS = tuple(map_views.MEASURES)
_YEAR = ChooseYear("hae_ar", basis.years_with_a_year_before, shared=True)
_YEARS_OF = {topic: ChooseYear("omvarld_ar", years_of, topic, shared=True) for topic in MAIN}
_ACCOUNT_YEARS = {
    kind: ChooseYear("ekonomi_ar", accounts.years, kind) for kind in ("resultat", "poster", "plattformar", "bidrag")
}
# what the papers tell of the whole förbund, or of one municipality, whichever is chosen
_ONE, _ALL = ("kommun",), "Hela förbundet"

PAGES = named({
    "results": ViewPage(
        "vy", ChooseGroup(with_platform=True),
        (
            View("Utfall", outcome_views.outcomes),
            View("Plattformar", outcome_views.platforms, (ChooseAmong("Utfall", "utfall", outcomes_by_name, "Arbete"),),
                fixed=("kommun", "plattform"), needs="has_platforms"),
            View("Över tid",
                outcome_views.over_time, (ChooseAmong("Utfall", "utfall_over_tid", outcomes_by_name, "Studier"),),
                fixed=("ar",)),
            View("Kvinnor och män", outcome_views.women_and_men, fixed=("kon",), needs="has_sexes"),
            View("Flöde", flow_views.flow, needs="has_flow"),
            View("Annan lösning", flow_views.other_solution, needs="has_parts"),
            View("Aktualisering", flow_views.referrals, fixed=("kon",), needs="has_referrals"),
            View("Särredovisade", outcome_views.separate, fixed=("kommun", "plattform"), needs="has_separate"),
        ),
        refuse=what_exists.no_such_platform,
    ),
    "full_year_equivalents": ViewPage(
        "hae", ChooseArea(),
        (
            View("Karta", map_views.own_map, (
                ChooseOne("Ersättning", "ersattning", _BENEFITS),
                ChooseYear("hae_ar", basis.years_of_the_map, shared=True),
            )),
            View("Profil", municipality_views.profile, (_YEAR,)),
            View("Läge", municipality_views.position, (_YEAR,)),
            View("Förändring", municipality_views.change, (_YEAR,)),
            View("Över tid", full_year_comparisons.share_over_time),
            View("Liknande kommuner", full_year_comparisons.alike, (
                ChooseAmong("Jämför med", "jamfor", presets),
                ChooseWeights(full_year_comparisons.WEIGHTS),
                _YEAR,
            )),
            View("Rangordning", full_year_comparisons.ranking, (_YEAR,)),
            View("SCB:s serie", series_views.monthly),
            View("Landet", country_map.country, (ChooseOne("Ersättning", "ersattning_landet", _BENEFITS), _YEAR),
                draw=country_map.show),
        ),
    ),
    "economy": ViewPage(
        "ekonomi_vy", ChooseArea(),
        (
            View("Resultat", cost_views.result, (_ACCOUNT_YEARS["resultat"],), fixed=_ONE, about=_ALL),
            View("Mot budget", cost_views.against_budget, (_ACCOUNT_YEARS["resultat"],), fixed=_ONE, about=_ALL),
            View("Post för post",
                cost_views.lines, (_ACCOUNT_YEARS["poster"], ChooseAmong("Del", "del", accounts.parts)), fixed=_ONE,
                about=_ALL),
            View("Plattformar",
                platform_cost_views.platforms,
                (_ACCOUNT_YEARS["plattformar"], ChooseOne("Kostnad per", "kostnad_per", tuple(cost_views.PER)))),
            View("Eget kapital", own_capital_views.capital, fixed=_ONE, about=_ALL),
            View("Vem betalar", funding_views.who_pays, (_ACCOUNT_YEARS["bidrag"],)),
            View("Räkenskaper",
                funding_views.statement,
                (ChooseStatement("rakenskap"),),
                fixed=_ONE, about=_ALL),
        ),
    ),
    "social_follow_up": ViewPage(
        "uppfoljning", ChooseArea(),
        (
            View("Socialt bokslut", account_views.account, (ChooseGoals(),), draw=account_views.show),
            View("Enkäter", survey_views.answers, (ChooseSurvey(),)),
            View("Strategiska mål", strategic_views.strategic_goals, (ChooseStrategicGoal(),)),
            View("Index", index_views.goal_index, (ChooseGoals(with_filters=False),)),
            View("Mindre nöjda", less_content_views.less_content, draw=cards.show_less_content),
            View("Rekommendationer", register_views.recommendations, (ChooseScope(RECOMMENDATIONS.code),),
                draw=cards.show_recommendations),
            View("Utvecklingsplan", register_views.plan, (ChooseScope(PLAN.code),), draw=cards.show_plan),
            View("Beslut", register_views.decisions, (ChooseScope(DECISIONS.code),), draw=cards.show_decisions),
        ),
    ),
    "surroundings": ViewPage(
        "omvarld", ChooseArea(),
        (
            View("Deltagarna",
                background_views.background,
                (ChooseOne("Bakgrund", "bakgrund", tuple(background_views.BACKGROUNDS)), _YEARS_OF["bakgrund"]),
                fixed=_ONE),
            View("Hinder", background_views.obstacles, (_YEARS_OF["screening"],),
                fixed=_ONE, about=about_topic("screening")),
            View("Arbetslöshet", partner_views.unemployment, (_YEARS_OF["arbetsloshet"],)),
            View("Sjukfall", partner_views.sick_leave, (_YEARS_OF["sjukforsakring"],),
                fixed=_ONE, about=about_topic("sjukforsakring")),
            View("Försörjningsstöd", support_and_school_views.support, (_YEARS_OF["forsorjningsstod"],),
                fixed=_ONE, about=about_topic("forsorjningsstod")),
            View("Skola", support_and_school_views.school, (_YEARS_OF["skola"],),
                fixed=_ONE, about=about_topic("skola")),
            View("Aktivitetsansvar", support_and_school_views.activity_duty, (_YEARS_OF["kaa"],),
                fixed=_ONE, about=about_topic("kaa")),
        ),
    ),
    "what_if": ViewPage(
        "tankom", ChooseScenario(),
        (
            View("Medlemsbidrag", contribution_views.who_pays, draw=contribution_board.draw,
                ask=contribution_board.ask),
            View("Budgetandelar", budget_views.what_it_costs,
                (ChooseOne("Kostnad per", "tank_per", tuple(budget_views.MEASURES)),),
                draw=budget_board.draw, ask=budget_board.ask),
            View("Eget kapital", capital_views.how_it_goes, draw=capital_board.draw, ask=capital_board.ask),
            View("Statens modell", model_views.what_it_gives, draw=model_board.draw, ask=model_board.ask),
            View("Jämförelse", comparison_views.side_by_side,
                (ChooseAmong("Mått", "tank_matt", comparison_views.measures),),
                draw=comparison_board.draw),
        ),
    ),
})  # fmt: skip
