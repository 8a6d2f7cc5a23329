"""What each person has in hand on each day, and where that is too much: one count for rules, sheets and screens.

A person's things are the open tasks they own and their open steps in tasks of others (`things`). A thing is in hand
from its first day to its last; one that has only a due day, on that day. Times of day count: 9:00-10:00 and 10:00-11:00
are not at once. On days off of the person only what is due then counts. Milestones and what recurs (`repeat`) take no
days, those who help are not asked how much, and the event's own days are nobody's overload (`sweep`, `load`).
"""
