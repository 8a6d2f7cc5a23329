"""A text plans something that platforms punish: fake orders, bought reviews, cash for praise.

It costs the shop its rank, its place in the campaign, or the shop itself, and the plan hangs on the wall as evidence.
What `tools` says one of the campaign's platforms bans (`bans`) is told as well. Saying that it is not to be done is
fine, and dropped tasks are not looked at.

wrong:
    tasks:
      - {id: base, title: 无评价商品刷单炒评价, due: T-11}
      - {id: stars, title: Gift cards for five-star reviews, due: T-11}

right:
    tasks:
      - {id: base, title: 回访已收货的顾客，请他们自愿写评价, due: T-11, notes: 严禁刷单、炒评价}
      - {id: stars, title: Ask buyers for a review, due: T-11, notes: Never gift cards for reviews}
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words
from promoplan.rules.names_in_texts import Names, folded, task_texts

if TYPE_CHECKING:
    from promoplan.plan.media import Medium
    from promoplan.plan.rewards import Reward

SEVERITY = Severity.WARNING
ZH = """文字里写着平台要处罚的做法：刷单、炒评价、好评返现之类。

轻则降权、取消活动资格，重则封店，而计划就贴在墙上。
`tools` 里写了这次平台禁止什么(`bans`)的，也会指出来。写「严禁刷单」这样的话没关系，取消的任务不看。
"""
SAYS = {
    "orders": Words(
        "「{name}」的文字里有「{practices}」：平台按虚假交易处罚，降权、扣分直到封店",
        "a text of '{name}' says '{practices}': platforms punish fake orders, up to closing the shop",
    ),
    "reviews": Words(
        "「{name}」的文字里有「{practices}」：平台按操纵评价处罚，删评价、降权、扣分",
        "a text of '{name}' says '{practices}': platforms punish tampering with reviews, up to closing the shop",
    ),
    "prices": Words(
        "「{name}」的文字里有「{practices}」：平台和市场监管都按价格欺诈处罚",
        "a text of '{name}' says '{practices}': platforms and the authorities punish false discounts",
    ),
    "listed": Words(
        "「{name}」的文字里有「{practices}」，tools 里写着「{platform}」禁止它",
        "a text of '{name}' says '{practices}', which '{platform}' bans, as tools says",
    ),
}
HINTS = {
    "orders": Words(
        "改成真的办法(老客券、小额投放、站外引流)；只是提到它就写 allow: {{practice-banned: 原因}}",
        "plan real orders (coupons for past customers, small ads); if it is only spoken of, "
        "allow: {{practice-banned: the reason}}",
    ),
    "reviews": Words(
        "改成回访已收货的顾客，请他们自愿写；差评找顾客解决问题；只是提到它就写 allow: {{practice-banned: 原因}}",
        "ask those who have bought for a review of their own, whatever it says; if it is only spoken of, "
        "allow: {{practice-banned: the reason}}",
    ),
    "prices": Words(
        "按活动前真实卖过的价打折；只是提到它就写 allow: {{practice-banned: 原因}}",
        "take the discount off a price that was really paid; if it is only spoken of, "
        "allow: {{practice-banned: the reason}}",
    ),
    "listed": Words(
        "换个做法；只是提到它就写 allow: {{practice-banned: 原因}}",
        "plan something else; if it is only spoken of, allow: {{practice-banned: the reason}}",
    ),
}
# One of these is in every practice below: most plans and most texts have none and are passed over at once.
TRACES = (
    "刷", "炒", "虚", "评", "空包", "先涨", "先提", "销量", "返",
    "eview", "EVIEW", "ating", "ATING", "rushing", "RUSHING", "ake ", "AKE ", "lick ", "LICK ",
)  # fmt: skip
# Texts are looked at folded: NFKC, lower case, one blank. The patterns are compiled only where a trace is found.
# 印刷单页 (printed leaflets) and 牙刷 brush no orders, 购买评价高的 (buy what is well reviewed) buys no reviews.
BRUSH = "(?<![印粉冲牙油毛鞋滚])刷"
PRACTICES = {
    "orders": rf"""
        {BRUSH}\s?(?:[几些点\d]*\s?单(?![元独价页张据面])|销量|成交|交易|信誉|信用|流量|访客|点击|浏览|人气|热度
            |收藏|加购|榜(?!单)|量(?![具杯])|粉丝|uv|pv)
        |炒信|炒作?信用|虚假交易|虚构交易|虚假发货|虚假物流|发空包|买销量
        |\bfake\ (?:orders?|sales|purchases?|transactions?|followers|likes|clicks)\b
        |\b(?:order|sales)\ brushing\b|\bbrushing\ (?:orders?|sales)\b|\bclick\ farms?\b
        """,
    "reviews": rf"""
        {BRUSH}\s?(?:[好中差]评|评[价论分]?|dsr)|炒作?(?:好评|评[价论分]?)
        |(?<!购)买(?:好评|评[价论](?![高好多数]))|(?<![打真放])虚?假(?:[好差]评|评[价论])|代写评[价论]
        |(?:好评|五星|5星)[^,。;!?、]{{0,6}}?返\s?(?:现|利|红包|券|钱|\d)
        |(?:删除?|屏蔽)掉?(?:中?差|差中|中)评
        |\bfake\ (?:[\w-]+\ )?(?:reviews?|ratings?)\b
        |(?<![\w-])(?:buy|buying|bought|paid|paid-for|purchased|purchasing)
            \ (?:(?:good|positive|more|some|fake|product|customer|five-star|5-star|\d+)\ )?(?:reviews|ratings)\b
        |\breview[ -]gating\b|\breview\ swaps?\b
        |\b(?:cash|refunds?|rebates?|vouchers?|gift\ cards?)(?:\ back)?\ for\ (?:[\w-]+\ ){{0,2}}reviews?\b
        |\b(?:delet|remov|hid)(?:e|ing)\ (?:bad|negative|critical|poor|one-star|1-star)\ reviews?\b
        """,
    "prices": r"虚[构标]原价|(?:价格?|原价)先[涨提][再后](?:降|打?折)|先[涨提]价[再后](?:降|打?折)",
}
PRACTICE = "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in PRACTICES.items())
# What stands between two practices of one list: what is said of one is said of both.
LISTED_ON = r"(?:[\s,、/\"'「」“”和或者及与跟以还等]|and|or|nor|any)*"
LONGEST_LINK = 12
NOT_BEFORE = (
    r"(?:(?<!不得)[不无没非反防禁拒戒]"
    # a ban may stand further off: 禁止任何形式的刷单
    r"|(?:禁|杜绝|谢绝|拒绝|避免|防止|防范|谨防|抵制|打击|严打|举报|排查|筛查|识别|剔除|警惕|红线|违规(?:行为|做法|操作|事项|项)"
    r"|不得(?!不)|不要|不可|不许|不准|不允许|不参与|不接受|绝不|决不|从不|勿|远离|停止)(?:(?![就则便])[^,。;!?]){0,14}"
    # a plain no only just before it: 没有评价的商品刷单 is no denial
    r"|(?:不能|不做|不搞|不碰|不会|不去|不用|不靠|不再|没有|(?<![区分特级类性个鉴])别(?![的人家])|替代|代替)"
    r"(?:(?![就则便的])[^,。;!?]){0,4}"
    r"|\b(?:no|not|never|without|avoid\w*|don't|doesn't|won't|isn't|cannot|can't|nor|neither|bans?|banned|banning|forbid\w*"
    r"|prohibit\w*|against|prevent\w*|stop\w*|report\w*|detect\w*|refus\w+|instead\ of|rather\ than|free\ of)\b"
    r"[^,;!?:.]{0,40})$"
)
NOT_AFTER = (
    r"(?:[\"'」”]|等|这类|之类|类|的?(?:行为|做法|方式|手段|商品|订单|店铺))*"
    r"(?:\s?[,:]?\s?(?:一律|一概|统统|都|均|全部|全|属于|属|是|为|被|平台|规则|国家|明令|明确|严格|要|须|必须|会|也|将)*"
    r"(?:严?禁|杜绝|不允许|不许|不准|违规|违法|红线|零容忍)"
    r"|(?:一律|一概|都|均|全)*(?:不做|不搞|不用|不可|不得|不行|不要|取消|剔除|举报|排查|识别|风控|监控|嫌疑|检测)(?![少低超晚早])"
    r"|\s?[,:]?\s(?:(?:is|are|will\ be|gets?)\s)?(?:\w+\s)?"
    r"(?:never|banned|forbidden|prohibited|punished|not\ allowed|illegal)\b)"
)
AROUND = 60  # characters before and after a practice that are looked at
MOST_LOOKED_AT = 50  # practices of one text
MOST_NAMED = 5


class Practice(NamedTuple):
    """Something banned in a folded text."""

    start: int
    end: int
    kind: str


def check(campaign: Campaign) -> Iterator[Told]:
    sources = campaign.document.sources
    banned_by = _bans(campaign)
    bans = Names(banned_by)
    traces = [trace for trace in TRACES if sources.mention(trace)]
    if not traces and not bans:
        return
    known = re.compile(PRACTICE, re.VERBOSE)
    for name, path, text in _texts(campaign):
        said = ""
        practices: list[Practice] = []
        if any(trace in text for trace in traces):
            said = folded(text)
            matches = islice(known.finditer(said), MOST_LOOKED_AT)
            practices += (Practice(*match.span(), str(match.lastgroup)) for match in matches)
        if bans:
            said = said or folded(text)
            named = islice(bans.found_in(said), MOST_LOOKED_AT)
            practices += (Practice(start, end, "listed") for start, end in named)
        if practices:
            planned = _planned(said, sorted(practices))
            if planned:
                names = list(dict.fromkeys(said[one.start : one.end] for one in planned))[:MOST_NAMED]
                platforms = list(dict.fromkeys(platform for ban in names for platform in banned_by.get(ban, ())))
                values = {"name": name, "practices": names, "platform": platforms}
                yield Told(campaign.document.position(*path), values, planned[0].kind)


def _bans(campaign: Campaign) -> dict[str, list[str]]:
    """What the plan itself says the campaign's platforms ban, as names are compared, with those that ban it."""
    ours = {folded(name) for name in campaign.plan.campaign.platform}
    banned_by: dict[str, list[str]] = {}
    for name, listed in campaign.plan.tools.items():
        if folded(name) in ours:
            for ban in listed.bans:
                banned_by.setdefault(folded(ban), []).append(name)
    return banned_by


def _texts(campaign: Campaign) -> Iterator[tuple[str, tuple[str | int, ...], str]]:
    """(whose text, its path in the plan, the text)."""
    plan = campaign.plan
    for dated in campaign.tasks:
        if dated.task.status != "dropped":
            for path, text in task_texts(dated.task):
                yield dated.name, dated.path(*path), text
    for number, reward in enumerate(plan.rewards):
        yield from _of(reward, reward.title, ("rewards", number), ("title", "threshold", "reward", "claim", "notes"))
    for number, medium in enumerate(plan.media):
        yield from _of(medium, medium.channel, ("media", number), ("channel", "kind", "content", "notes"))


def _of(
    part: Reward | Medium, name: str, path: tuple[str | int, ...], keys: tuple[str, ...]
) -> Iterator[tuple[str, tuple[str | int, ...], str]]:
    for key in keys:
        text = getattr(part, key)
        if text:
            yield name, (*path, key), text


def _planned(text: str, practices: list[Practice]) -> list[Practice]:
    """The practices that a text does not speak against. What is listed together is spoken against together."""
    lists: list[list[Practice]] = []
    for practice in practices:
        end = lists[-1][-1].end if lists else -1
        if practice.start < end:
            continue  # a shorter one inside of another
        if lists and practice.start - end <= LONGEST_LINK and re.fullmatch(LISTED_ON, text[end : practice.start]):
            lists[-1].append(practice)
        else:
            lists.append([practice])
    return [practice for one in lists if not _spoken_against(text, one[0].start, one[-1].end) for practice in one]


def _spoken_against(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return bool(re.search(NOT_BEFORE, before) or re.match(NOT_AFTER, after))
