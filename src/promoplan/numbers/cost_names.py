"""What the cost rows of a budget are called, by the kinds that a plan writes."""

from __future__ import annotations

from promoplan.finding import Words

COST_NAMES = {
    "traffic": Words("引流成本", "traffic"),
    "logistics": Words("物流成本", "logistics"),
    "staff": Words("人员工资", "staff"),
    "premises": Words("场地办公成本", "premises"),
    "transactions": Words("交易费用", "transaction fees"),
    "systems": Words("信息化费用", "systems"),
    "other": Words("其他费用", "other"),
    "total": Words("合计", "total"),
}
