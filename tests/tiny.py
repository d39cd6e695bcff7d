"""The smallest definitions that show everything the language can say; a test varies one thing of them."""

from collections.abc import Mapping
from pathlib import Path

CALENDAR = """\
schema: calendar/1
calendar: town
title: Lịch thử
version: "1"
hours: {monday: ["07:30-11:30", "13:30-17:30"], tuesday: ["07:30-11:30"]}
years:
  2026:
    status: official
    source: Ví dụ
    days_off: {"2026-01-01": Tết Dương lịch}
    make_up: {"2026-01-10": {name: Làm bù, hours: ["07:30-11:30"]}}
closures:
  - {since: "2026-03-02T08:00", until: "2026-03-02T10:00", name: Bão, source: Ví dụ}
"""

AGENCY = """\
schema: agency/1
agency: town
title: Xã thử
calendar: town
receives: true
head: chair
departments:
  front: {title: Một cửa}
  back: {title: Phòng chuyên môn, head: head_of_back}
officers:
  chair: {title: Chủ tịch, department: back, roles: [chairman]}
  head_of_back: {title: Trưởng phòng, department: back, roles: [head, officer]}
partners: {fire: town.front}
"""

LIFECYCLE = """\
schema: lifecycle/1
lifecycle: counter
title: Một cửa
version: "1"
in_force: {from: "2026-01-01"}
max_supplements: {value: 2, confidence: assumption}
groups: {handling: {portals: [4]}, undecided: {portals: [2, 4, 5, 6]}}
appointment: {of: [commitment, resolution], missed: {owes: apology}}
states:
  submitted: {title: Mới đăng ký, portal: 1, initial: true, held_by: desk}
  accepted: {title: Được tiếp nhận, portal: 2, held_by: desk, norm: 2 working hours}
  refused: {title: Từ chối, portal: 3, end: refused}
  supplementing: {title: Chờ bổ sung, portal: 5, held_by: applicant}
  paying: {title: Chờ nộp tiền, portal: 6, held_by: applicant}
  returned: {title: Đã trả, portal: 10, end: returned}
  stopped: {title: Dừng, portal: 8, end: stopped}
transitions:
  - {action: refuse, from: submitted, to: refused, by: desk}
  - {action: hand_over, from: accepted, to: "@first", by: desk}
  - {action: resupply, from: supplementing, to: "@previous", by: applicant}
  - {action: pay, from: paying, to: "@previous", by: applicant}
  - {action: withdraw, from: "*undecided", to: stopped, by: applicant}
  - {action: stop, from: supplementing, to: stopped, by: clock}
clocks:
  resolution: {effect: statutory, starts: accept, stops: [enter ends], pauses: [in supplementing, in paying, incident]}
  handover:
    effect: internal
    starts: accept
    limit: same working day
    cut_off: "15:00"
    after_cut_off: {due: opening, grace: 30 working minutes}
    stops: [hand_over]
    breach: {record: late_handover}
  supplement:
    effect: applicant
    starts: enter supplementing
    stops: [leave supplementing]
    warns: ["50%", "1 working day before"]
    breach: {action: stop}
  payment: {effect: applicant, starts: enter paying, limit: 5 days, stops: [leave paying]}
  visit: {effect: internal, starts: hand_over, stops: [sign]}
obligations:
  apology: {letter: form_04, debtor: late_agency, signer: head, limit: 1 working day}
"""

PROCEDURE = """\
schema: procedure/1
procedure: permit
code: "1.000001"
title: Giấy phép thử
version: "1"
in_force: {from: "2026-01-01", to: "2026-06-30"}
lifecycle: counter
legal_basis: [{cite: Ví dụ, confidence: assumption}]
data: {floors: {type: int, title: Số tầng}, urgent: {type: bool, title: Khẩn}}
documents: {drawings: Bản vẽ}
parties: {desk: front, office: back, fire: fire}
first: checking
states:
  checking: {title: Thẩm định, portal: 4, held_by: office, norm: 8 working hours}
  asking: {title: Lấy ý kiến, portal: 4, held_by: office, consults: opinion, norm: 30 working minutes}
  signing: {title: Ký, portal: 4, held_by: office, norm: 1 working day}
transitions:
  - {action: accept, from: submitted, to: accepted, by: desk, requires: [drawings]}
  - {action: request_supplement, from: [checking, signing], to: supplementing, by: office.officer}
  - {action: ask, from: checking, to: asking, by: office.officer, when: urgent, extends: {resolution: 1 working day}}
  - {action: opinions_in, from: asking, to: signing, by: join}
  - {action: draft, from: checking, to: signing, by: [office.officer, office.head], when: "!urgent && floors < 4"}
  - {action: sign, from: signing, to: returned, by: office.head, not_by_actor_of: draft, sets: {urgent: false}}
consultations:
  opinion: {ask: [fire], limit: 2 working days, silence: {means: wait}}
clocks:
  resolution: {limit: 7 working days}
  supplement: {limit: 2 working days}
lanes:
  green:
    title: Luồng xanh
    eligible: {when: "floors <= 3", decided_at: accept}
    priority: 1
    states: {asking: null, checking: {norm: 4 working hours}}
    clocks: {commitment: {effect: commitment, starts: accept, limit: "40% of resolution", stops: [enter ends]}}
always:
  - {id: one_supplement, says: "count.request_supplement <= 1"}
"""

FILES: Mapping[str, str] = {
    "calendar.yaml": CALENDAR,
    "agency.yaml": AGENCY,
    "lifecycle.yaml": LIFECYCLE,
    "procedure.yaml": PROCEDURE,
}


def varied(file: str, old: str, new: str) -> str:
    """A tiny file in which one thing is another one."""
    assert FILES[file].count(old) == 1, f"{old!r} is not there once"
    return FILES[file].replace(old, new)


def folder(path: Path, **changed: str) -> Path:
    """The folder with the tiny definitions; `changed` gives the text of some files by their names without ending."""
    for name, text in {**FILES, **{f"{name}.yaml": text for name, text in changed.items()}}.items():
        (path / name).write_text(text, encoding="utf-8")
    return path


def said(path: Path, error: Exception) -> str:
    """The sentence of an error, with file names relative to the folder."""
    return str(error).replace(f"{path}/", "")
