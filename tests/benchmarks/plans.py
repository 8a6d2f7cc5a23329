"""Large plans for measuring: as many tasks as asked for, sound, with needs, in eight departments."""

from __future__ import annotations

from random import Random

DEPARTMENTS, PEOPLE, DAYS, SECTIONS = 8, 40, 80, 12


def plan_of(size: int) -> str:
    """A plan of `size` tasks due over the 80 days before the event; about every other one needs an earlier one.

    It has phases with stages, four follow-ups and twelve sections, so that every view has something to show.
    """
    random = Random(size)
    lines = [
        "promoplan: 1",
        "campaign: {id: benchmark, name: 大促, event_day: 2026-11-11}",
        "calendar:",
        "  holidays: none",
        "  workweek: [mon, tue, wed, thu, fri, sat, sun]",
        "  pile_up: {person: 99999, department: 99999}",
        "departments:",
        *(f"  d{number}: {{name: 部门{number}, lead: p{number}}}" for number in range(DEPARTMENTS)),
        "people:",
        *(f"  p{number}: {{name: 人{number}, department: d{number % DEPARTMENTS}}}" for number in range(PEOPLE)),
        "phases:",
        "  - {id: prepare, name: 筹备, window: T-90 .. T-30}",
        "  - {id: pages, name: 页面, window: T-70 .. T-40, part_of: prepare}",
        "  - {id: preheat, name: 预热, window: T-29 .. T-1}",
        "  - {id: live, name: 当天, window: T}",
        "follow_ups:",
        *(f"  - {{id: round{number}, at: T-{80 - 20 * number}}}" for number in range(4)),
        "tasks:",
    ]
    due = [number * (DAYS - 1) // size - DAYS for number in range(size)]
    for number in range(size):
        lines += [
            f"  - id: task.{number}",
            f"    title: 第{number}件事，做好页面与素材",
            f"    department: d{number % DEPARTMENTS}",
            f"    owner: p{number % PEOPLE}",
            f"    section: 分类{number % SECTIONS}",
            f"    due: T{due[number]}",
            "    priority: must",
        ]
        earlier = random.randrange(number) if number else 0
        if due[earlier] < due[number] - 1:  # with a day of slack, as a sound plan has
            lines.append(f"    needs: [task.{earlier}]")
        if number % 3 == 0:
            lines.append("    done_when: 有人签字，文件存好")
    return "\n".join(lines) + "\n"
