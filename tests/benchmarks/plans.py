"""Large plans for measuring: as many tasks as asked for, sound, with needs, in eight departments."""

from __future__ import annotations

from random import Random

DEPARTMENTS, PEOPLE, DAYS = 8, 40, 80


def plan_of(size: int) -> str:
    """A plan of `size` tasks due over the 80 days before the event; about every other one needs an earlier one."""
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
        "tasks:",
    ]
    due = [number * (DAYS - 1) // size - DAYS for number in range(size)]
    for number in range(size):
        lines += [
            f"  - id: task.{number}",
            f"    title: 第{number}件事，做好页面与素材",
            f"    department: d{number % DEPARTMENTS}",
            f"    owner: p{number % PEOPLE}",
            f"    due: T{due[number]}",
            "    priority: must",
        ]
        earlier = random.randrange(number) if number else 0
        if due[earlier] < due[number]:
            lines.append(f"    needs: [task.{earlier}]")
        if number % 3 == 0:
            lines.append("    done_when: 有人签字，文件存好")
    return "\n".join(lines) + "\n"
