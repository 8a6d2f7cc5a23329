"""The logo that every sheet should carry cannot be used.

It is a PNG, JPEG or SVG file in the plan's folder: at most 256 KiB, and 4,000 pixels a side. Of an SVG what draws is
kept; scripts, animation and whatever loads something else are left out. Until the logo can be used, sheets are printed
without it.

wrong:
    # campaign: logo: assets/none.svg
    tasks: []

right:
    # campaign: logo: logo.svg
    tasks: []
    # file: logo.svg
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10"><path d="M0 10 15 0l15 10z" fill="#14352a"/></svg>
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words

SEVERITY = Severity.WARNING
ZH = """每张表上都该有的标志图用不了。

标志图是计划文件夹里的 PNG、JPEG 或 SVG 文件，最大 256 KiB，边长最多 4000 像素。SVG 里只留下画出来的内容，
脚本、动画和要从别处加载的东西都会去掉。标志图能用之前，表上没有标志。
"""
SAYS = {
    "missing": Words("找不到标志图「{logo}」", "the logo '{logo}' is not there"),
    "outside": Words("标志图「{logo}」不在计划的文件夹里", "the logo '{logo}' is outside the plan's folder"),
    "kind": Words(
        "标志图「{logo}」不是能用的 PNG、JPEG 或 SVG，或者文件坏了",
        "the logo '{logo}' is not a PNG, JPEG or SVG that can be used, or it is damaged",
    ),
    "doctype": Words(
        "标志图「{logo}」开头有带内容的 <!DOCTYPE … [ … ]>，这样的 SVG 不收",
        "the logo '{logo}' has a <!DOCTYPE … [ … ]> with a body, which is not taken in an SVG",
    ),
    "complex": Words(
        "标志图「{logo}」太复杂：图形超过 5000 个、嵌套超过 50 层，或互相引用得太多",
        "the logo '{logo}' is too complex: over 5,000 elements, over 50 deep, or too many that repeat each other",
    ),
    "empty": Words(
        "标志图「{logo}」里没有能印出来的图形",
        "nothing in the logo '{logo}' can be printed",
    ),
    "pixels": Words(
        "标志图「{logo}」有 {found} 像素，边长最多 4000",
        "the logo '{logo}' has {found} pixels, the limit is 4,000 a side",
    ),
    "size": Words(
        "标志图「{logo}」有 {found}，最大 256 KiB(每张表里都要放一份)",
        "the logo '{logo}' has {found}, the limit is 256 KiB (every sheet carries it)",
    ),
}
AS_PNG = Words(
    "用画图软件打开，另存为 1000 像素宽的 PNG：logo: assets/logo.png",
    "open it in a drawing program and export a PNG 1,000 pixels wide: logo: assets/logo.png",
)
HINTS = {
    "missing": Words(
        "把文件放进计划的文件夹，从那里写起：logo: assets/logo.svg",
        "put the file into the plan's folder and name it from there: logo: assets/logo.svg",
    ),
    "outside": Words(
        "把文件复制到计划的文件夹里：logo: assets/logo.svg",
        "copy the file into the plan's folder: logo: assets/logo.svg",
    ),
    "kind": AS_PNG,
    "doctype": Words(
        "用记事本打开，删掉 <!DOCTYPE …> 这一段再保存；或者另存为 PNG",
        "delete <!DOCTYPE …> in a text editor and save the file; or export it as a PNG",
    ),
    "complex": AS_PNG,
    "empty": AS_PNG,
    "pixels": Words(
        "缩小到 1000 像素宽，印出来足够清楚", "scale it down to 1,000 pixels wide, which is enough on paper"
    ),
    "size": Words(
        "缩小到 1000 像素宽再保存，或者用 SVG",
        "save it 1,000 pixels wide, which is enough on paper, or as an SVG",
    ),
}


def check(campaign: Campaign) -> Iterator[Told]:
    written, logo = campaign.plan.campaign.logo, campaign.logo
    if written is not None and logo.problem:
        values = {"logo": written, "found": logo.found}
        yield Told(campaign.document.position("campaign", "logo"), values, logo.problem)
