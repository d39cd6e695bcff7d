"""Arrivals, shocks and kinds that the definitions cannot answer, or that change nothing, are refused at their place."""

from pathlib import Path

import pytest

from tests.scenarios import COMMUNE
from workflow.errors import DefinitionError
from workflow.loader import Definitions, load_definitions
from workflow.simulation.fitting.fit import fit
from workflow.simulation.reading import read_scenario

TEXT = COMMUNE.read_text(encoding="utf-8")
COPIES = "    per_working_day: 26\n"
REPLAYED = "    replay: {file: counter.csv}\n"
MONTHS = '    months: {"02": 0.8, "06": 1.25, "07": 1.3, "08": 1.25}\n'
SHOCK = "shocks:\n  storm: {from: FROM, to: TO, WHAT, confidence: assumption}\n\nletters:\n"


@pytest.fixture(scope="module")
def law() -> Definitions:
    return load_definitions()


def file_of(text: str, folder: Path) -> Path:
    file = folder / "scenario.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def refusal(text: str, law: Definitions, folder: Path) -> tuple[str, str]:
    """The sentence, and what stands at the place that it names."""
    with pytest.raises(DefinitionError) as refused:
        fit(*read_scenario(file_of(text, folder)), law)
    error = refused.value
    assert error.line is not None
    assert error.column is not None
    line = Path(str(error.file)).read_text(encoding="utf-8").splitlines()[error.line - 1]
    return error.message, line[error.column - 1 :]


def shocked(what: str, since: str = '"2026-09-08"', until: str = '"2026-09-09"') -> str:
    shock = SHOCK.replace("FROM", since).replace("TO", until).replace("WHAT", what)
    return TEXT.replace("letters:\n", shock, 1)


# --- streams


@pytest.mark.parametrize(
    ("added", "says", "there"),
    [
        ("lanes: {standard: 0}", "arrivals.certified_copies.lanes: wanted a weight above 0, but there is none", "{sta"),
        (
            "weekdays: {sunday: 2}",
            "wanted a day of the week with office hours, but 'sunday' never has any",
            "sunday: 2",
        ),
        (
            'peaks: [{from: "2027-01-01", to: "2027-01-05", factor: 2}]',
            "a peak in the simulated time, but 2027-01-01 to 2027-01-05 is not; possible: 2026-01-01 to 2026-12-31",
            '{from: "2027-01-01"',
        ),
        (
            'peaks: [{from: "2026-02-05", to: "2026-02-01", factor: 2}]',
            "wanted a peak whose last day is not before its first",
            '{from: "2026-02-05"',
        ),
        (
            'hours: {post: {"08:00-09:00": 1}}',
            "hours.post: wanted a channel of the stream, but it has none; possible: counter, online",
            "post:",
        ),
        (
            'hours: {counter: {"08:00-09:00": 1, "12:00-13:00": 1}}',
            "hours.counter: wanted a part of the day in office hours, but '12:00-13:00' lies outside them",
            '"12:00-13:00": 1',
        ),
        (
            'hours: {counter: {"08:00-09:00": 1, "08:30-10:00": 1}}',
            "wanted parts of the day that follow each other, but '08:30-10:00' does not",
            '"08:30-10:00": 1',
        ),
        (
            'hours: {online: {"10:00-09:00": 1}}',
            "wanted parts of the day that follow each other, but '10:00-09:00' does not",
            '"10:00-09:00": 1',
        ),
        ('hours: {online: {"09:00-10:00": 0}}', "hours.online: wanted a weight above 0, but there is none", "{"),
    ],
)
def test_a_profile_that_cannot_be_or_changes_nothing_is_refused(
    added: str, says: str, there: str, law: Definitions, tmp_path: Path
) -> None:
    message, place = refusal(TEXT.replace(MONTHS, f"{MONTHS}    {added}\n"), law, tmp_path)

    assert says in message
    assert place.startswith(there)


def test_a_peak_in_the_warm_up_is_in_the_simulated_time(law: Definitions, tmp_path: Path) -> None:
    peak = '    peaks: [{from: "2025-12-22", to: "2025-12-24", factor: 2}]\n'
    text = TEXT.replace(MONTHS, MONTHS + peak)

    assert "wanted a peak in the simulated time" in refusal(text, law, tmp_path)[0]
    fit(*read_scenario(file_of(text.replace("seed: 1\n", "seed: 1\nwarm_up: 30 days\n"), tmp_path)), law)


def test_online_may_come_outside_office_hours_and_a_part_may_reach_into_them(law: Definitions, tmp_path: Path) -> None:
    hours = '    hours: {online: {"00:00-06:00": 1, "18:00-24:00": 2}, counter: {"06:00-08:00": 1, "11:00-14:00": 1}}\n'

    fit(*read_scenario(file_of(TEXT.replace(MONTHS, MONTHS + hours), tmp_path)), law)


def test_intervals_that_are_all_0_would_never_end_and_are_refused(law: Definitions, tmp_path: Path) -> None:
    every = "    every: {empirical: {values: [0, 0], unit: hours}}\n"

    message, place = refusal(TEXT.replace(COPIES, every).replace(MONTHS, ""), law, tmp_path)

    assert message.startswith("arrivals.certified_copies.every: wanted lengths above 0, but all are 0")
    assert place.startswith("{empirical")


# --- recorded arrivals


def replayed(csv: str, folder: Path, text: str = TEXT) -> str:
    (folder / "counter.csv").write_text(csv, encoding="utf-8")
    return text.replace(COPIES, REPLAYED).replace(MONTHS, "")


@pytest.mark.parametrize(
    ("csv", "says", "line"),
    [
        ("at\n2026-03-02T08:00\n02/03/2026\n", "at: wanted an instant, but '02/03/2026' is no instant", 3),
        ("at,lane\n2026-03-02T08:00,\n,\n", "at: wanted an instant, but the cell is empty", 3),
        ("at,lane\n2026-03-02T08:00,gren\n", "lane: wanted a known lane, but found 'gren'", 2),
        ("at,channel\n2026-03-02T08:00,onlin\n", "channel: wanted a known channel, but found 'onlin'; nearest: onl", 2),
        ("at,bulk\n2026-03-02T08:00,no\n", "bulk: wanted true or false, but 'no' is no bool", 2),
        ("at,bulky\n2026-03-02T08:00,true\n", "bulky: wanted a known column, but it is not one; nearest: bulk", 1),
        ("bulk,at\ntrue,2026-03-02T08:00\nmaybe,2025-03-02T08:00\n", "bulk: wanted true or false, but 'maybe'", 3),
    ],
)
def test_a_wrong_cell_is_refused_with_the_line_and_the_column_of_its_file(
    csv: str, says: str, line: int, law: Definitions, tmp_path: Path
) -> None:
    with pytest.raises(DefinitionError) as refused:
        fit(*read_scenario(file_of(replayed(csv, tmp_path), tmp_path)), law)

    assert refused.value.message.startswith(says)
    assert (refused.value.file, refused.value.line) == (str(tmp_path / "counter.csv"), line)


def test_lines_outside_the_simulated_time_are_left_out_but_not_all_of_them(law: Definitions, tmp_path: Path) -> None:
    outside = "at\n2025-12-31T23:59\n2027-01-01T00:00\n"

    message, place = refusal(replayed(outside, tmp_path), law, tmp_path)

    assert message == (
        "arrivals.certified_copies.replay: wanted arrivals in the simulated time, but 'counter.csv' has none; "
        "possible: 2026-01-01 to 2026-12-31"
    )
    assert place.startswith("counter.csv}")
    fit(*read_scenario(file_of(replayed(f"{outside}2026-12-31T23:59\n", tmp_path), tmp_path)), law)


def test_a_guard_is_fed_by_a_column_that_is_full_but_not_by_one_with_a_gap(law: Definitions, tmp_path: Path) -> None:
    """The permit's lanes read the floors: drawn in the shipped scenario, here recorded."""
    was = '      floors: {choice: {"1": 0.35, "2": 0.4, "3": 0.2, "4": 0.05}}\n'
    permits = "    per_working_day: 1.3\n"
    assert was in TEXT
    text = TEXT.replace(was, "").replace(permits, REPLAYED)
    full = "at,floors\n2026-03-02T08:00,2\n2026-03-02T09:00,3\n"

    (tmp_path / "counter.csv").write_text(full, encoding="utf-8")
    fit(*read_scenario(file_of(text, tmp_path)), law)
    (tmp_path / "counter.csv").write_text(full.replace("00,3", "00,"), encoding="utf-8")

    assert "wanted a value for 'floors'" in refusal(text, law, tmp_path)[0]


# --- shocks


@pytest.mark.parametrize(
    ("what", "says", "there"),
    [
        ("arrivals: {land_transfer: 2}", "but found 'land_transfer'; nearest: land_transfers", "2}"),
        (
            "channels: {counter: counter}",
            "shocks.storm.channels: wanted a channel that sends elsewhere, but 'counter' stays 'counter'",
            "counter: counter",
        ),
    ],
)
def test_a_shock_that_changes_no_arrivals_is_refused(
    what: str, says: str, there: str, law: Definitions, tmp_path: Path
) -> None:
    message, place = refusal(shocked(what), law, tmp_path)

    assert says in message
    assert place.startswith(there)


def test_an_outage_of_a_channel_by_which_nobody_comes_is_refused(law: Definitions, tmp_path: Path) -> None:
    text = shocked("channels: {post: later}").replace("online: 0.2, post: 0.1", "online: 0.3")

    message, place = refusal(text, law, tmp_path)

    assert message == (
        "shocks.storm.channels: wanted a channel by which somebody comes, but nobody comes by 'post'; "
        "possible: counter, online"
    )
    assert place.startswith("post: later")


def test_a_factor_on_a_stream_that_is_not_counted_by_the_day_is_refused(law: Definitions, tmp_path: Path) -> None:
    text = shocked("arrivals: {certified_copies: 2}").replace(COPIES, "    every: {constant: 2 hours}\n")

    message, _ = refusal(text.replace(MONTHS, ""), law, tmp_path)

    assert message.startswith("shocks.storm.arrivals.certified_copies: wanted a known stream of so many a working day")


@pytest.mark.parametrize(
    ("since", "until", "says", "there"),
    [
        ('"2027-09-08"', '"2027-09-09"', "wanted days in the simulated time, but 2027-09-08 to", '"2027-09-08"'),
        ('"2026-09-08"', '"2026-09-07"', "wanted an end after the beginning, but it ends 2026-09-07", '"2026-09-07"'),
        ('"2026-02-30"', '"2026-03-07"', "wanted days that exist, but", "{from"),
        ('"2026-09-08T18:00"', '"2026-09-09T07:00"', "wanted working time in the shock, but it has none", "{land"),
    ],
)
def test_a_shock_outside_the_time_that_it_could_change_is_refused(
    since: str, until: str, says: str, there: str, law: Definitions, tmp_path: Path
) -> None:
    message, place = refusal(shocked("arrivals: {land_transfers: 2}", since, until), law, tmp_path)

    assert says in message
    assert place.startswith(there)


def test_shocks_that_reach_somebody_fit(law: Definitions, tmp_path: Path) -> None:
    what = "arrivals: {land_transfers: 2}, channels: {online: counter, post: later}, closes: [dinh_hoa.service_centre]"

    fit(*read_scenario(file_of(shocked(what), tmp_path)), law)


# --- kinds

SIGNING = "      signing: {lognormal: {median: 5 working minutes, p90: 20 working minutes}}\n"
APPRAISAL = "      appraisal: {lognormal: {median: 240 working minutes, p90: 600 working minutes}}\n"
WAYS = "      appraisal: {request_supplement: 0.2, ask_opinion: 0.8, draft: 0.8}\n"


def by_kind(was: str, when: str) -> str:
    assert TEXT.count(was) == 1
    state = was.split(":")[0]
    rest = was.split(": ", 1)[1].strip()
    kind = "{actions: {draft: 1}, when: " if was == WAYS else "{constant: 1 hour, when: "
    last = f"{{actions: {rest}}}" if was == WAYS else rest
    return TEXT.replace(was, f"{state}:\n        - {kind}{when}}}\n        - {last}\n")


@pytest.mark.parametrize("was", [APPRAISAL, WAYS], ids=["work", "outcomes"])
@pytest.mark.parametrize(
    ("when", "says"),
    [
        ('"storeys > 2"', "undeclared reference to 'storeys'"),
        ('"floors"', "wanted true or false, but it gives INT"),
        ('"floors >"', "Syntax error"),
        ('"count.draft > 1"', "undeclared reference to 'count.draft'"),
    ],
)
def test_a_kind_that_is_no_sentence_over_the_data_is_refused(
    was: str, when: str, says: str, law: Definitions, tmp_path: Path
) -> None:
    section = "outcomes" if was == WAYS else "work"

    message, place = refusal(by_kind(was, when), law, tmp_path)

    assert message.startswith(f"{section}.house_building_permit.states.appraisal.0.when: wanted a sentence over")
    assert says in message
    assert place.startswith(when)


@pytest.mark.parametrize("was", [APPRAISAL, WAYS], ids=["work", "outcomes"])
def test_a_kind_over_the_data_of_the_stream_fits(was: str, law: Definitions, tmp_path: Path) -> None:
    fit(*read_scenario(file_of(by_kind(was, '"floors > 2 && floor_area_m2 > 200.0"'), tmp_path)), law)


def test_a_kind_for_any_procedure_is_held_against_each_for_which_it_speaks(law: Definitions, tmp_path: Path) -> None:
    """Copies have a word of their own for signing, all others have not."""
    message, place = refusal(by_kind(SIGNING, '"floors > 2"'), law, tmp_path)

    assert message.startswith("work.*.states.signing.0.when: wanted a sentence over 'marital_status_certificate', but ")
    assert place.startswith('"floors > 2"')


def test_a_kind_that_reads_what_the_stream_does_not_give_is_refused(law: Definitions, tmp_path: Path) -> None:
    """On the standard lane no guard reads the floor area."""
    area = '      floor_area_m2: {choice: {"80": 0.4, "140": 0.35, "220": 0.2, "320": 0.05}}\n'
    text = by_kind(APPRAISAL, '"floor_area_m2 > 200.0"').replace("{standard: 0.65, green: 0.35}", "{standard: 1}")
    assert area in text

    message, place = refusal(text.replace(area, ""), law, tmp_path)

    assert message == (
        "work.house_building_permit.states.appraisal.0.when: wanted a value for 'floor_area_m2', "
        "but arrivals.house_permits gives none; possible: arrivals.house_permits.data.floor_area_m2"
    )
    assert place.startswith('"floor_area_m2 > 200.0"')
