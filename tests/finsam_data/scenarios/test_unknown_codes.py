"""What a link names that does not exist is as today, and told; what exists is left as it is."""

from finsam_data.scenarios.scenario import TODAY, Scenario
from finsam_data.scenarios.unknown_codes import only_known

USABLE = Scenario(
    name="Fler år", free=(("2480", 8_000), ("2482", 2_000)), left=("2404",), joined=(("2482", 39_178, 5_289),),
    lines=(("vuxentorget", 2_732_875),),
    source="vuxentorget", saving=100_000, saving_how="equal", model=(("pot", 1),),
)  # fmt: skip


def test_what_exists_is_left_as_it_is(today, settings):
    for scenario in (
        TODAY,
        USABLE,
        USABLE.having(saving_how="vuxentorget"),
        Scenario(rounding=settings.rounding[-1].code),
    ):
        assert only_known(today, settings, scenario) == (scenario, [])


def test_what_does_not_exist_is_as_today_and_named(today, settings):
    old = USABLE.having(
        rounding="gammal", basis="budget_1999", source="spar", saving_how="kassan", start="nyss", left=("2404", "9999"),
        free=(("2480", 1), ("9999", 2)), joined=(("9998", 1, 1),), lines=(("vuxentorget", 2_732_875), ("nedlagt", 5)),
        model=(("faktor", 3),),
    )  # fmt: skip
    usable, strangers = only_known(today, settings, old)
    assert usable == Scenario(
        name="Fler år", left=("2404",), free=(("2480", 1),), lines=(("vuxentorget", 2_732_875),), saving=100_000
    )
    assert strangers == [
        "avrundningen ”gammal”", "utgångsläget ”budget_1999”", "budgetposten ”spar”", "budgetposten ”kassan”",
        "starten ”nyss”", "kommunen ”9999”",
        "medlemmen ”9999”", "kommunen ”9998”", "budgetposten ”nedlagt”", "parametern ”faktor”",
    ]  # fmt: skip
