-- The outcomes of those who finished, wherever a paper prints them: among the participants' figures, or as an indicator of the social
-- accounts that codes/indicators.csv says is one: by its column outcome where the account prints the figures, by its category where they
-- are the participants' own. It is so in its own year alone. One place in a paper is one row of the record, so a page about outcomes reads both through these.
-- Grain: one row per figure of deltagare avslutade, avslut or andel; and one per goal in use of a year and outcome. `base` is what a share
-- or a goal is a share of.
CREATE MACRO indicator_outcomes() AS TABLE
    SELECT DISTINCT period AS indicator_year, item AS indicator, coalesce(outcome, category) AS outcome FROM indicators
    WHERE outcome IS NOT NULL OR kind = 'outcome';
CREATE MACRO outcome_figures() AS TABLE
    SELECT fact_id, topic, measure, period, platform, item, category, sex, value, share_of AS base, status, used, finding_id
    FROM fact
    WHERE topic = 'deltagare' AND measure IN ('avslutade', 'avslut', 'andel')
    UNION ALL
    SELECT fact_id, 'deltagare',
        CASE measure WHEN 'utfall_andel' THEN 'andel' WHEN 'utfall_taljare' THEN 'avslut' ELSE 'avslutade' END, period, platform, NULL,
        CASE WHEN measure <> 'utfall_namnare' THEN outcome END, sex, value, share_of, status,
        -- the same finished stand under each of the indicators: one of them is enough
        used AND (measure <> 'utfall_namnare' OR item = (SELECT min(own.indicator) FROM indicator_outcomes() AS own WHERE own.indicator_year = left(period, 4))), finding_id
    FROM fact
    JOIN indicator_outcomes() ON indicator = item AND indicator_year = left(period, 4)
    WHERE topic = 'socialt_bokslut' AND measure IN ('utfall_andel', 'utfall_taljare', 'utfall_namnare') AND category IS NULL AND respondent IS NULL;
-- Which main outcomes the papers of a period speak of: one that a later paper brings says nothing of an earlier one, not even that nobody went there.
CREATE MACRO outcomes_told() AS TABLE
    SELECT DISTINCT period, main_outcome AS outcome
    FROM outcome_figures()
    JOIN outcomes USING (category)
    WHERE item IS NULL AND measure IN ('avslut', 'andel') AND is_valid(valid_from, valid_to, period);
-- The outcomes that are the sum of others, such as a positive solution of any kind, and their parts.
CREATE MACRO outcome_sums() AS TABLE
    SELECT category AS outcome, unnest(string_split(parts, '; ')) AS part, len(string_split(parts, '; ')) AS part_count
    FROM totals
    WHERE topic = 'deltagare' AND measure = 'avslut' AND parts_are = 'category';
CREATE MACRO outcome_goals() AS TABLE
    SELECT fact_id, period, category, value, share_of AS base FROM fact WHERE topic = 'mal' AND measure = 'mal_andel' AND item = 'avslut' AND used
    UNION ALL
    SELECT fact_id, period, outcome, value, share_of
    FROM fact
    JOIN indicator_outcomes() ON indicator = item AND indicator_year = left(period, 4)
    WHERE topic = 'socialt_bokslut' AND measure = 'mal_andel' AND used AND category IS NULL AND respondent IS NULL;
