"""Every view of the dashboard, by page (the file name in pages/). A new view is a line here: tabs, links, tests, pictures and meetings follow."""

from pages.shared import (
    absent,
    background_views,
    country_map,
    economy_views,
    flow_views,
    follow_up_lists,
    follow_up_views,
    full_year_basis,
    full_year_comparisons,
    full_year_views,
    funding_views,
    index_views,
    less_content_views,
    outcome_views,
    series_views,
    social_account_views,
    strategic_views,
    surroundings_views,
    survey_views,
)  # fmt: skip
from pages.shared.filters import ChooseArea, ChooseGroup, ChooseOne, choose_outcome
from pages.shared.follow_up_controls import ChooseScope
from pages.shared.follow_up_views import DECISIONS, PLAN, RECOMMENDATIONS
from pages.shared.full_year_filters import ChooseWeights, ChooseYear
from pages.shared.social_controls import ChooseGoals, ChooseStrategicGoal
from pages.shared.survey_controls import ChooseSurvey
from pages.shared.views import View, ViewPage, named
from pages.shared.what_if import (
    budget_board,
    budget_views,
    capital_board,
    capital_views,
    comparison_board,
    comparison_views,
    contribution_board,
    contribution_views,
    model_board,
    model_views,
)
from pages.shared.what_if.state import ChooseScenario

_BENEFITS = tuple(full_year_views.MEASURES)
_YEAR = ChooseYear("hae_ar", full_year_basis.years_with_a_year_before)
# what the papers tell of the whole förbund, or of one municipality, whichever is chosen
_ONE, _ALL = ("kommun",), "Hela förbundet"

PAGES = named({
    "results": ViewPage(
        "vy", ChooseGroup(with_platform=True),
        (
            View("Utfall", outcome_views.outcomes),
            View("Plattformar", outcome_views.platforms, (choose_outcome("utfall", "Arbete"),), fixed=("kommun", "plattform")),
            View("Över tid", outcome_views.over_time, (choose_outcome("utfall_over_tid", "Studier"),), fixed=("ar",)),
            View("Kvinnor och män", outcome_views.women_and_men, fixed=("kon",)),
            View("Flöde", flow_views.flow),
            View("Annan lösning", flow_views.other_solution),
            View("Aktualisering", flow_views.referrals, fixed=("kon",)),
            View("Särredovisade", outcome_views.separate, fixed=("kommun", "plattform")),
        ),
        refuse=absent.no_such_platform,
    ),
    "full_year_equivalents": ViewPage(
        "hae", ChooseArea(),
        (
            View("Karta", full_year_views.own_map, (
                ChooseOne("Ersättning", "ersattning", _BENEFITS), ChooseYear("hae_ar", full_year_basis.years_of_the_map),
            )),
            View("Profil", full_year_views.profile, (_YEAR,)),
            View("Läge", full_year_views.position, (_YEAR,)),
            View("Förändring", full_year_views.change, (_YEAR,)),
            View("Över tid", full_year_comparisons.share_over_time),
            View("Liknande kommuner", full_year_comparisons.alike, (
                ChooseOne("Jämför med", "jamfor", tuple(full_year_comparisons.PRESETS)),
                ChooseWeights(full_year_comparisons.WEIGHTS),
                _YEAR,
            )),
            View("Rangordning", full_year_comparisons.ranking, (_YEAR,)),
            View("SCB:s serie", series_views.monthly),
            View("Landet", country_map.country, (ChooseOne("Ersättning", "ersattning_landet", _BENEFITS), _YEAR), draw=country_map.show),
        ),
    ),
    "economy": ViewPage(
        "ekonomi_vy", ChooseArea(),
        (
            View("Resultat", economy_views.result, fixed=_ONE, about=_ALL),
            View("Mot budget", economy_views.against_budget, fixed=_ONE, about=_ALL),
            View("Post för post", economy_views.lines, (ChooseOne("Del", "del", tuple(economy_views.PARTS)),), fixed=_ONE, about=_ALL),
            View("Plattformar", economy_views.platforms, (ChooseOne("Kostnad per", "kostnad_per", tuple(economy_views.PER)),)),
            View("Eget kapital", funding_views.capital, fixed=_ONE, about=_ALL),
            View("Vem betalar", funding_views.who_pays),
            View("Räkenskaper", funding_views.statement, (ChooseOne("Tabell", "rakenskap", tuple(funding_views.STATEMENTS)),),
                 fixed=_ONE, about=_ALL),
        ),
    ),
    "social_follow_up": ViewPage(
        "uppfoljning", ChooseArea(),
        (
            View("Socialt bokslut", social_account_views.account, (ChooseGoals(),), draw=social_account_views.show),
            View("Enkäter", survey_views.answers, (ChooseSurvey(),)),
            View("Strategiska mål", strategic_views.strategic_goals, (ChooseStrategicGoal(),)),
            View("Index", index_views.goal_index, (ChooseGoals(with_filters=False),)),
            View("Mindre nöjda", less_content_views.less_content, draw=follow_up_lists.show_less_content),
            View("Rekommendationer", follow_up_views.recommendations, (ChooseScope(RECOMMENDATIONS.code),),
                 draw=follow_up_lists.show_recommendations),
            View("Utvecklingsplan", follow_up_views.plan, (ChooseScope(PLAN.code),), draw=follow_up_lists.show_plan),
            View("Beslut", follow_up_views.decisions, (ChooseScope(DECISIONS.code),), draw=follow_up_lists.show_decisions),
        ),
    ),
    "surroundings": ViewPage(
        "omvarld", ChooseArea(),
        (
            View("Deltagarna", background_views.background, (ChooseOne("Bakgrund", "bakgrund", tuple(background_views.BACKGROUNDS)),), fixed=_ONE),
            View("Hinder", background_views.obstacles, fixed=_ONE, about="Umeå"),
            View("Arbetslöshet", surroundings_views.unemployment),
            View("Sjukfall", surroundings_views.sick_leave, fixed=_ONE, about="De sex kommunerna"),
            View("Försörjningsstöd", surroundings_views.support, fixed=_ONE, about="Umeå"),
            View("Skola", surroundings_views.school, fixed=_ONE, about="Umeå"),
            View("Aktivitetsansvar", surroundings_views.activity_duty, fixed=_ONE, about="Umeå"),
        ),
    ),
    "what_if": ViewPage(
        "tankom", ChooseScenario(),
        (
            View("Medlemsbidrag", contribution_views.who_pays, draw=contribution_board.draw, ask=contribution_board.ask),
            View("Budgetandelar", budget_views.what_it_costs, (ChooseOne("Kostnad per", "tank_per", tuple(budget_views.MEASURES)),),
                 draw=budget_board.draw, ask=budget_board.ask),
            View("Eget kapital", capital_views.how_it_goes, draw=capital_board.draw, ask=capital_board.ask),
            View("Statens modell", model_views.what_it_gives, draw=model_board.draw, ask=model_board.ask),
            View("Jämförelse", comparison_views.side_by_side, (ChooseOne("Mått", "tank_matt", comparison_views.MEASURES),),
                 draw=comparison_board.draw),
        ),
    ),
})  # fmt: skip
