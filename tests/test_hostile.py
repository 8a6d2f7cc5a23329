"""Plans that once broke something: what is in a plan never stops promoplan, and junk is told in bounded words."""

from __future__ import annotations

import pytest

from tests.plans import loaded, told

HEAD = "promoplan: 1\ncampaign: {id: small, name: 小活动, event_day: 2026-11-11}\n"
ONCE_BROKE = [
    "tasks: [{id: a, title: A, due: 2-29}]",
    "tasks: [{id: a, title: A, due: 1899-12-31}]",
    "tasks: [{id: a, title: A, window: 2-29 .. T}]",
    "tasks: [{id: a, title: A, due: T-4, duration: 800000d}]",
    f"tasks: [{{id: a, title: A, due: T-4, duration: {'9' * 5000}d}}]",
    f"tasks: [{{id: a, title: A, due: T-{'9' * 5000}}}]",
    "people: {li: {away: [1900-01-01 .. T]}}\ntasks: [{id: a, title: A, due: T-4, owner: li}]",
    'include: [""]',
    'include: ["."]',
    "key_dates: {allow: [a]}",
    "key_dates: {k: T, allow: b}",
    'phases: [{"[key]": 1}]',
    'people: {"[key]": {a: [b]}}',
    "calendar: {holidays: MON}",
    "calendar: {workweek: []}",
    "calendar: {days_off: [T-900 .. T+90, T-2000 .. T-901, T-3500 .. T-2001]}\ntasks: [{id: a, title: A, due: T-4}]",
    "tasks: [{? [a] : b}]",
    'tasks: [{"": a}]',
    "tasks: {a: b}",
    "variables: {a: [b]}",
    "tasks: [{id: a, title: A, due: T, needs: [a]}]",
]
HEAPS = {
    "nulls": "tasks: [" + "~," * 5000 + "]",
    "empty maps": "tasks: [" + "{}," * 5000 + "]",
    "texts": "tasks:\n" + "- a\n" * 5000,
    "unknown keys": "".join(f"k{number}: 1\n" for number in range(5000)),
    "unknown needs": "tasks:\n" + "".join(f"- {{id: t{n}, title: A, due: T-9, needs: [z{n}]}}\n" for n in range(3000)),
    "bad people": "people:\n" + "".join(f"  k{number}: [a]\n" for number in range(5000)),
    "repeated keys": "x:\n" + "".join(f"  k{number}: 1\n" for number in range(3000)) * 2,
    "circles": "key_dates:\n" + "".join(f"  a{n}: b{n}\n  b{n}: a{n}\n" for n in range(2000)),
    "invisible": "# " + "\u200b" * 5000,
    "stars": f'tasks: [{{id: a, title: "{"*" * 50000}", due: T-9}}]',
}


@pytest.mark.parametrize("text", ONCE_BROKE, ids=lambda text: text[:60])
def test_it_is_told_and_nothing_breaks(text: str) -> None:
    run = loaded(HEAD + text + "\n")
    for finding in run.findings:
        for language in ("zh", "en"):
            assert len(finding.message(language)) < 1500


@pytest.mark.parametrize("name", HEAPS)
def test_a_heap_of_junk_is_told_in_bounded_words(name: str) -> None:
    assert len(loaded(HEAD + HEAPS[name] + "\n").findings) < 13_000


def test_a_text_is_repeated_by_aliases_only_so_often() -> None:
    text = f'variables: {{x: &a "{"y" * 200_000}"}}\ntasks:\n' + "- {id: t, title: A, due: T, notes: *a}\n" * 100
    assert [finding.rule for finding in loaded(HEAD + text).findings] == ["limit-exceeded"]


def test_a_list_shared_by_an_alias_loses_only_its_bad_item() -> None:
    text = HEAD + (
        "people: {li: {name: Li, away: &a [2月30日, T-5, T-6]}, wang: {name: Wang, away: *a}}\n"
        "tasks: [{id: a, title: A, due: T-5, owner: wang}]\n"
    )
    assert [finding.rule for finding in loaded(text).findings] == ["date-nonexistent", "due-in-leave"]


def test_an_include_may_be_written_as_one_text() -> None:
    files = {"more.yaml": b"key_dates: {k: '${day}'}\n"}
    text = HEAD + "variables: {day: T-3}\nkey_dates: {z: T}\ninclude: more.yaml\n"
    run = loaded(text, files=files)
    assert run.campaign is not None
    assert run.campaign.schedule.key_dates["k"] is not None


def test_noon_and_midnight_are_told_apart() -> None:
    run = loaded(HEAD + "key_dates: {a: T 晚上12点, b: T 凌晨12点, c: T 中午12点, d: T 晚上8点}\n")
    assert run.campaign is not None
    moments = run.campaign.schedule.key_dates.values()
    assert [moment.minute for moment in moments if moment] == [1440, 0, 720, 1200]


def test_the_right_end_of_a_window_takes_the_year_of_the_left() -> None:
    run = loaded(HEAD + "tasks: [{id: a, title: A, owner: tbd, decide_by: T, window: 2026-1-3 .. 1-5}]\n")
    assert run.campaign is not None
    task = run.campaign.tasks[0]
    assert task.start is not None
    assert task.finish is not None
    assert task.finish.day - task.start.day == 2


def test_a_mistyped_key_is_one_mistake() -> None:
    assert told("tasks: [{id: a, title: A, duu: T-9, ower: li}]") == ["key-unknown", "key-unknown"]


def test_paths_name_the_value_at_fault() -> None:
    run = loaded(HEAD + "tasks: [{id: b, title: B, duu: T-1}, {id: c, due: T-9}]\n")
    paths = [finding.path for finding in run.findings if finding.rule in ("key-unknown", "value-missing")]
    assert paths == ["tasks/b/duu", "tasks/c/title"]


def test_without_an_event_day_the_rest_is_told_all_the_same() -> None:
    text = (
        "promoplan: 1\ncampaign: {id: small, name: 小活动, event_day: 11-11}\npeople: {li: 李雷}\n"
        "departments: {shop: 门店}\n"
        "tasks:\n"
        "  - {id: a, title: A, owner: 李磊, due: T-9, department: shop}\n"
        "  - {id: b, title: 给 XX 看, owner: li, due: T}\n"
    )
    assert sorted(finding.rule for finding in loaded(text).findings) == [
        "date-unreadable",
        "owner-unknown",
        "placeholder-left",
    ]


def test_an_empty_item_costs_no_other_task() -> None:
    run = loaded(HEAD + "tasks:\n  - {id: a, title: A, due: T-9, owner: tbd, decide_by: T}\n  -\n")
    assert run.campaign is not None
    assert run.campaign.tasks[0].finish is not None
    run = loaded(HEAD + "key_dates: {a: , b: T-3}\n")
    assert run.campaign is not None
    assert run.campaign.schedule.key_dates["b"] is not None


def test_arithmetic_with_blanks_is_on_the_name_not_on_the_event() -> None:
    run = loaded(HEAD + "key_dates: {d: T-3, e: d + 1d, w: e - 1d}\n")
    assert run.campaign is not None
    days = {
        id_: moment.day - run.campaign.schedule.event
        for id_, moment in run.campaign.schedule.key_dates.items()
        if moment
    }
    assert days == {"d": -3, "e": -2, "w": -3}


def test_a_section_left_empty_is_filled_by_an_included_file() -> None:
    files = {"more.yaml": b"tasks: [{id: a, title: A, due: T}]\n"}
    run = loaded(HEAD + "include: [more.yaml]\ntasks:\n", files=files)
    assert run.campaign is not None
    assert [dated.id for dated in run.campaign.tasks] == ["a"]


def test_utf_16_is_named_with_and_without_its_mark() -> None:
    for encoding in ("utf-16", "utf-16-le", "utf-16-be"):
        assert [finding.rule for finding in loaded(HEAD.encode(encoding)).findings] == ["text-not-utf8"]


def test_a_window_that_is_a_key_date_with_a_time_is_its_day() -> None:
    text = "key_dates: {close: T-9 22:00}\ntasks: [{id: a, title: A, owner: tbd, decide_by: T, window: close - 1d}]"
    assert "window-backwards" not in told(text)
