from __future__ import annotations

from unicodedata import combining, normalize

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from planner.catalog.catalog import Catalog, UnknownIdError
from planner.catalog.entries import Hours, Skill
from planner.catalog.finding import Rank
from planner.catalog.folding import ONE_SLIP, folded, slips, stem, words_of
from planner.locations import resources
from planner.storage.catalog.folder import load_catalog

SHIPPED = load_catalog([resources() / "catalog"])
TITLES = [skill.title for skill in SHIPPED.skills.values()]


def catalog(*titles, **more):
    return Catalog({f"s{at}": Skill(f"s{at}", title, "area", Hours(1, 2, 3), **more) for at, title in enumerate(titles)})


def titles(of, text):
    return [of.title(each.node) for each in of.finder.find(text)]


def best(text):
    found = SHIPPED.finder.find(text)
    return found[0].node if found else None


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("timeseries", "time-series"),
        ("time series", "time-series"),
        ("Time-Series", "time-series"),
        ("time serie", "time-series"),
        ("regresion", "linear-regression"),
        ("logistc regression", "logistic-regression"),
        ("linear regressions", "linear-regression"),
        ("A/B-Test", "ab-testing"),
        ("ab test", "ab-testing"),
        ("AB testing", "ab-testing"),
        ("a b test", "ab-testing"),
        ("statistiks", "statistics-in-python"),
        ("scikitlearn", "scikit-learn"),
        ("scikit learn", "scikit-learn"),
        ("sklearn", "scikit-learn"),
        ("Scikit-Lern", "scikit-learn"),
        ("pandas", "pandas"),
        ("pands", "pandas"),
        ("vector", "vectors"),
        ("vektors", "vectors"),
        ("docker", "docker"),
        ("dokcer", "docker"),
        ("k8s", "kubernetes"),
        ("kubernets", "kubernetes"),
        ("sql join", "sql-joins"),
        ("SQL-Joins", "sql-joins"),
        ("pyhton", "python-basics"),
        ("python basic", "python-basics"),
        ("git", "git"),
        ("gradient descnet", "gradient-descent"),
        ("gradientdescent", "gradient-descent"),
        ("baysian", "bayesian-inference"),
        ("CI/CD", "continuous-integration"),
        ("cicd", "continuous-integration"),
        ("feature store", "feature-stores"),
        ("cross validation", "model-validation"),
        ("crossvalidation", "model-validation"),
        ("Algèbre", "algebra-refresher"),
        ("causal inferense", "causal-inference"),
        ("backprop", "backpropagation"),
        ("tablaeu", "tableau"),
        ("PCA", "dimensionality-reduction"),
        ("probablity distributions", "probability-distributions"),
        ("neural nets", "neural-networks"),
    ],
)
def test_what_a_person_types_finds_first_what_they_mean(text, node):
    assert best(text) == node


def slip(data, title):
    """Let one letter of a word long enough be missed, doubled, or swapped with the next."""
    words = title.split(" ")
    long = [at for at, word in enumerate(words) if word.isalpha() and len(word) >= ONE_SLIP]
    assume(long)
    which = data.draw(st.sampled_from(long))
    word = words[which]
    at = data.draw(st.integers(1, len(word) - 2))
    assume(word[at] != word[at + 1])
    kind = data.draw(st.sampled_from(["missed", "doubled", "swapped"]))
    said = {"missed": "", "doubled": word[at] * 2, "swapped": word[at + 1] + word[at]}[kind]
    words[which] = word[:at] + said + word[at + 1 + (kind == "swapped") :]
    return " ".join(words)


def without_accents(text):
    return "".join(letter for letter in normalize("NFD", text) if not combining(letter))


@settings(deadline=None)
@given(st.sampled_from(TITLES), st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]))
def test_a_skill_is_found_first_by_its_own_title_however_it_is_written(title, form):
    for text in (title, title.lower(), title.upper(), without_accents(title), normalize(form, title)):
        assert titles(SHIPPED, text)[0] == title
        for sign in ("", " ", "/", "."):
            assert titles(SHIPPED, text.replace("-", sign))[0] == title
    assert titles(SHIPPED, title.replace(" ", ""))[0] == title
    assert titles(SHIPPED, title.replace(" ", "-"))[0] == title


@settings(deadline=None)
@given(st.sampled_from(TITLES), st.data())
def test_a_skill_is_found_by_its_own_title_with_a_slip_and_nothing_unrelated_comes_first(title, data):
    found = titles(SHIPPED, slip(data, title))
    assert title in found[:1]


WORD = st.text(st.sampled_from("abcdefghijklmnoprstuvwäöüéèçñåøßœ"), min_size=4, max_size=9)


@settings(deadline=None)
@given(st.lists(st.lists(WORD, min_size=1, max_size=3).map(" ".join), min_size=1, max_size=8, unique_by=folded), st.data())
def test_any_title_in_any_script_of_accents_is_found_first_by_itself(names, data):
    made, title = catalog(*names), data.draw(st.sampled_from(names))
    for text in (title, title.upper(), title.replace(" ", "-"), normalize("NFD", title), folded(title)):
        found = made.finder.find(text)
        assert found[0].rank is Rank.TITLE
        assert title in [made.title(each.node) for each in found if each.rank is Rank.TITLE]


def test_accents_umlauts_and_sharp_s_are_found_in_each_of_their_spellings():
    made = catalog("Algèbre", "Größen", "Ångström units", "Straßenbau", "Œuvre", "Naïve Bayes")
    for text, title in (
        ("algebre", "Algèbre"), ("ALGÈBRE", "Algèbre"), ("Alge\u0300bre", "Algèbre"), ("grossen", "Größen"),
        ("groessen", "Größen"), ("GRÖSSEN", "Größen"), ("größen", "Größen"), ("angstrom", "Ångström units"),
        ("strassenbau", "Straßenbau"), ("oeuvre", "Œuvre"), ("naive-bayes", "Naïve Bayes"), ("ﬁx", None),
    ):  # fmt: skip
        assert titles(made, text)[:1] == ([title] if title else [])
    assert titles(catalog("Groessen"), "Größen") == ["Groessen"]


def test_singular_and_plural_find_each_other():
    for one, many in (
        ("matrix", "matrices"),
        ("analysis", "analyses"),
        ("class", "classes"),
        ("query", "queries"),
        ("index", "indices"),
    ):
        assert stem(one) == stem(many)
        assert titles(catalog(f"Sparse {one} work", "Else"), f"{many} sparse") == [f"Sparse {one} work"]
        assert titles(catalog(f"Sparse {many}", "Else"), one) == [f"Sparse {many}"]


def test_exact_titles_lead_then_beginnings_then_words_then_other_names_then_can_do_then_slips():
    def skill(word, title, **more):
        return Skill(word, title, "area", Hours(1, 2, 3), **more)

    skills = [
        skill("g", "Rangking"),
        skill("f", "Six", can_do=("Rank by ranking.",)),
        skill("e", "Five", aliases=("sorting and ranking",)),
        skill("d", "On ranking"),
        skill("c", "Four", aliases=("Ranking",)),
        skill("b", "Ranking lists"),
        skill("a", "Ranking"),
    ]
    made = Catalog({each.id: each for each in skills})
    assert [each.node for each in made.finder.find("ranking")] == ["a", "b", "c", "d", "e", "f"]
    assert [each.node for each in Catalog({"g": skills[0], "f": skills[1]}).finder.find("ranking")] == ["f", "g"]


def test_what_is_only_signs_finds_nothing():
    for text in ("", " ", "-", "/.", "\u0301", "…", "\x00"):
        assert SHIPPED.finder.find(text) == []


@settings(deadline=None)
@given(st.text(max_size=300))
def test_no_text_is_too_much(text):
    found = SHIPPED.finder.find(text)
    assert [each.rank for each in found] == sorted(each.rank for each in found)
    assert len({each.node for each in found}) == len(found)


def by_hand(one, other):
    """Optimal string alignment by its definition."""
    if not one or not other:
        return len(one) + len(other)
    least = min(
        by_hand(one[:-1], other) + 1, by_hand(one, other[:-1]) + 1, by_hand(one[:-1], other[:-1]) + (one[-1] != other[-1])
    )
    if len(one) > 1 and len(other) > 1 and one[-1] == other[-2] and one[-2] == other[-1]:
        least = min(least, by_hand(one[:-2], other[:-2]) + 1)
    return least


@settings(deadline=None)
@given(st.text("abc", max_size=5), st.text("abc", max_size=5), st.integers(0, 3))
def test_slips_are_counted_as_defined(one, other, most):
    assert min(slips(one, other, most), most + 1) == min(by_hand(one, other), most + 1)
    begun = min(by_hand(one, other[:at]) for at in range(len(other) + 1))
    assert min(slips(one, other, most, begun=True), most + 1) == min(begun, most + 1)


@settings(deadline=None)
@given(st.text(st.sampled_from("ab cd-/.é"), max_size=20))
def test_words_hold_all_letters_and_no_signs(text):
    assert "".join(words_of(folded(text))) == "".join(letter for letter in folded(text) if letter.isalnum())


@pytest.mark.parametrize(
    ("word", "near"),
    [("vectros", "vectors"), ("Vectors", "vectors"), ("timeseries", "time-series"), ("sklearn", "scikit-learn")],
)
def test_a_command_that_names_no_skill_is_told_the_one_that_is_meant(word, near):
    with pytest.raises(UnknownIdError, match=f"Did you mean '{near}'"):
        SHIPPED.skill(word)
