"""Random texts that look like dates: pieces of what people write, in any order."""

from hypothesis import strategies as st

PIECES = [
    "T", "t", "D", "E", "W", "T-3", "T+1", "T-5wd", "T00", "preheat", "预热", "a.b", "task:", "task:a", "@", "Z",
    "+08:00", "-", "+", " - ", " + ", "..", " .. ", "~", "至", "到", "—", "…", "/", ".", ",", "#", "(", ")", "[",
    "]", "1d", "2wd", "3h", "0", "10", "24", "31", "99", "2026", "2999", "10-30", "2.29", ":", "：", ":00", ":30",
    "24:00", "00:00", "22:00", "年", "月", "日", "号", "点", "半", "分", "时", "天", "周", "个", "工作日", "每天",
    "每周", "周一", "(三)", "（五）", "mon", "Sunday", "前", "之前", "以前", "下午", "凌晨", "晚上", "活动前",
    "倒计时", "双十一", "当天", "明天", "持续", "wd", "d", "w", "h", "min", "s", "daily", "weekly", "workdays",
    "²", "①", "Ⅷ", "０", "３", "Ｔ", "－", "\u3000", "\u00a0", "\u2212", "\u0660",
]  # fmt: skip
DATE_LIKE = st.lists(st.one_of(st.sampled_from(PIECES), st.just(" ")), max_size=9).map(
    lambda pieces: "".join(pieces)[:40]
)
