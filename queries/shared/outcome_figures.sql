-- The outcomes of those who finished, wherever a paper prints them: among the participants' figures, or as indicator 1.1–1.3 of the social
-- accounts. One place in a paper is one row of the record, so a page about outcomes reads both through these.
-- Grain: one row per figure of deltagare avslutade, avslut or andel; and one per goal in use of a year and outcome.
CREATE MACRO indicator_outcomes() AS TABLE
    SELECT DISTINCT item AS indicator, category AS outcome FROM indicators WHERE kind = 'outcome';
CREATE MACRO outcome_figures() AS TABLE
    SELECT fact_id, topic, measure, period, platform, item, category, sex, value, status, used, finding_id
    FROM fact
    WHERE topic = 'deltagare' AND measure IN ('avslutade', 'avslut', 'andel')
    UNION ALL
    SELECT fact_id, 'deltagare',
        CASE measure WHEN 'utfall_andel' THEN 'andel' WHEN 'utfall_taljare' THEN 'avslut' ELSE 'avslutade' END, period, platform, NULL,
        CASE WHEN measure <> 'utfall_namnare' THEN outcome END, sex, value, status,
        -- the same finished stand under each of the indicators: one of them is enough
        used AND (measure <> 'utfall_namnare' OR item = (SELECT min(indicator) FROM indicator_outcomes())), finding_id
    FROM fact
    JOIN indicator_outcomes() ON indicator = item
    WHERE topic = 'socialt_bokslut' AND measure IN ('utfall_andel', 'utfall_taljare', 'utfall_namnare') AND category IS NULL AND respondent IS NULL;
CREATE MACRO outcome_goals() AS TABLE
    SELECT fact_id, period, category, value FROM fact WHERE topic = 'mal' AND measure = 'mal_andel' AND item = 'avslut' AND used
    UNION ALL
    SELECT fact_id, period, outcome, value
    FROM fact
    JOIN indicator_outcomes() ON indicator = item
    WHERE topic = 'socialt_bokslut' AND measure = 'mal_andel' AND used;
