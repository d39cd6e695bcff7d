"""The smallest package in YAML: a birth, then a residence and an insurance; a test varies one thing of it."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import tiny
from calendars import at

from workflow import commands as c
from workflow.acts import offers
from workflow.decide import advance
from workflow.history import replay
from workflow.loader import Definitions, load_definitions
from workflow.model import Dossier
from workflow.package import Changed, Group, advance_group, codes

CALENDAR = """\
schema: calendar/1
calendar: town
title: Lịch thử
version: "1"
unpublished: provisional
hours:
  monday: ["07:30-11:30", "13:30-17:30"]
  tuesday: ["07:30-11:30", "13:30-17:30"]
  wednesday: ["07:30-11:30", "13:30-17:30"]
  thursday: ["07:30-11:30", "13:30-17:30"]
  friday: ["07:30-11:30", "13:30-17:30"]
years:
  2026: {status: official, source: Ví dụ, days_off: {}, make_up: {}}
"""

AGENCIES = """\
schema: agency/1
agency: town
title: Xã thử
calendar: town
receives: true
head: chair
departments:
  front: {title: Một cửa}
  civil: {title: Tư pháp – hộ tịch, head: registrar}
  room: {title: Lãnh đạo}
officers:
  reception: {title: Tiếp nhận, department: front, roles: [officer]}
  registrar: {title: Hộ tịch, department: civil, roles: [officer]}
  chair: {title: Chủ tịch, department: room, roles: [chairman]}
partners: {police: police.residence, insurance: insurance.cards}
"""

POLICE = """\
schema: agency/1
agency: police
title: Công an xã
calendar: town
head: captain
departments: {residence: {title: Cư trú}}
officers: {captain: {title: Trưởng Công an, department: residence, roles: [officer]}}
"""

INSURANCE = """\
schema: agency/1
agency: insurance
title: Bảo hiểm xã hội
calendar: town
head: director
departments: {cards: {title: Cấp thẻ}}
officers: {director: {title: Giám đốc, department: cards, roles: [officer]}}
"""

PACKAGE_LIFECYCLE = """\
schema: lifecycle/1
lifecycle: linked_package
title: Nhóm thủ tục liên thông
version: "1"
in_force: {from: "2026-01-01"}
appointment: {of: [resolution], missed: {owes: apology}}
hand_off: {limit: 10 working minutes, legal_basis: [{cite: Ví dụ, confidence: assumption}]}
states:
  submitted: {title: Mới đăng ký, portal: 1, initial: true, held_by: desk}
  handling: {title: Đang giải quyết, portal: 4, held_by: desk}
  withdrawing: {title: Xin rút, portal: 7, held_by: desk, norm: 2 working hours}
  finished: {title: Đã xong, portal: 10, end: finished}
  stopped: {title: Dừng, portal: 8, end: stopped}
transitions:
  - {action: accept, from: submitted, to: handling, by: desk, requires: [declaration]}
  - {action: withdraw, from: handling, to: withdrawing, by: applicant}
  - {action: resume, from: withdrawing, to: handling, by: applicant}
  - {action: confirm_withdrawal, from: withdrawing, to: stopped, by: desk}
  - {action: finish, from: handling, to: finished, by: package}
  - {action: stop, from: handling, to: stopped, by: package}
clocks:
  resolution: {effect: statutory, starts: accept, stops: [enter ends], pauses: [component]}
obligations:
  apology: {letter: form_04, debtor: late_agency, signer: head, limit: 1 working day, escalates_to: head}
"""

COMPONENT_LIFECYCLE = """\
schema: lifecycle/1
lifecycle: linked_component
title: Thành phần liên thông
version: "1"
in_force: {from: "2026-01-01"}
appointment: {of: [resolution], missed: {owes: apology}}
states:
  sent: {title: Đã chuyển đến, portal: 1, initial: true, held_by: unit}
  sent_back: {title: Trả lại, portal: 3, end: sent_back}
  handling: {title: Đang giải quyết, portal: 4, held_by: unit, norm: 4 working hours}
  supplementing: {title: Chờ bổ sung, portal: 5, held_by: applicant}
  result_ready: {title: Có kết quả, portal: 9, held_by: unit}
  returned: {title: Đã trả, portal: 10, end: returned}
  refused: {title: Từ chối, portal: 3, end: refused}
  stopped: {title: Dừng, portal: 8, end: stopped}
transitions:
  - {action: accept, from: sent, to: handling, by: unit}
  - {action: send_back, from: [sent, handling], to: sent_back, by: unit}
  - {action: request_supplement, from: handling, to: supplementing, by: unit}
  - {action: resupply, from: supplementing, to: handling, by: applicant}
  - {action: stop, from: supplementing, to: stopped, by: clock}
  - {action: refuse, from: handling, to: refused, by: unit}
  - {action: decide, from: handling, to: result_ready, by: unit}
  - {action: return_result, from: result_ready, to: returned, by: unit}
  - {action: close, from: [sent, handling, supplementing], to: stopped, by: package}
clocks:
  acknowledgement:
    {effect: internal, starts: submit, limit: 2 working hours, stops: [accept], breach: {record: late_acknowledgement}}
  resolution:
    effect: statutory
    starts: accept
    stops: [enter result_ready, enter ends]
    pauses: [in supplementing]
  supplement:
    {effect: applicant, starts: enter supplementing, limit: 7 working days, stops: [leave supplementing],
     warns: ["50%"], breach: {action: stop}}
obligations:
  apology: {letter: form_04, debtor: late_agency, signer: head, limit: 1 working day, escalates_to: head}
"""

PACKAGE = """\
schema: procedure/1
procedure: birth_package
title: Khai sinh – thường trú – bảo hiểm y tế
version: "1"
in_force: {from: "2026-01-01"}
lifecycle: linked_package
data: {child: {type: text, title: Tên trẻ}, register_residence: {type: bool, title: Đăng ký thường trú}}
documents: {declaration: Tờ khai}
parties: {desk: front}
first: handling
clocks:
  resolution: {limit: 5 working days}
components:
  birth: {procedure: birth_part, norm: 8 working hours}
  residence:
    procedure: residence_part
    after: [birth]
    when: register_residence
    if_stopped: go_on
    if_refused: stop_all
    if_supplementing: pause
    norm: 16 working hours
  insurance: {procedure: insurance_part, after: [birth], norm: 8 working hours}
"""


def component(name: str, unit: str, limit: str) -> str:
    """A component's procedure at a department, with the limit of its law."""
    return f"""\
schema: procedure/1
procedure: {name}
title: {name}
version: "1"
in_force: {{from: "2026-01-01"}}
lifecycle: linked_component
data: {{child: {{type: text, title: Tên trẻ}}}}
documents: {{declaration: Tờ khai}}
parties: {{unit: {unit}}}
first: handling
clocks:
  resolution: {{limit: {limit}}}
"""


FILES = {
    "calendar.yaml": CALENDAR,
    "town.yaml": AGENCIES,
    "police.yaml": POLICE,
    "insurance.yaml": INSURANCE,
    "package_lifecycle.yaml": PACKAGE_LIFECYCLE,
    "component_lifecycle.yaml": COMPONENT_LIFECYCLE,
    "package.yaml": PACKAGE,
    "birth.yaml": component("birth_part", "civil", "1 working day"),
    "residence.yaml": component("residence_part", "police", "2 working days"),
    "insurance_part.yaml": component("insurance_part", "insurance", "1 working day"),
}


def folder(path: Path, **changed: str) -> Path:
    """The folder with the package; `changed` gives the text of some files by their names without ending."""
    for name, text in {**FILES, **{f"{name}.yaml": text for name, text in changed.items()}}.items():
        (path / name).write_text(text, encoding="utf-8")
    return path


def varied(file: str, old: str, new: str) -> str:
    """A file of the package in which one thing is another one."""
    assert FILES[file].count(old) == 1, f"{old!r} is not there once"
    return FILES[file].replace(old, new)


said = tiny.said


# --- a group, played


@cache
def definitions(**changed: str) -> Definitions:
    """The definitions of the package, some files changed."""
    with TemporaryDirectory() as path:
        return load_definitions(folder(Path(path), **changed))


def march(text: str) -> int:
    """An instant of March 2026: `02 08:00` is a Monday morning."""
    return at(f"2026-03-{text}")


ACTORS = {
    "applicant": c.CITIZEN,
    "reception": c.Actor("reception", "town.front", frozenset({"officer"})),
    "registrar": c.Actor("registrar", "town.civil", frozenset({"officer"})),
    "captain": c.Actor("captain", "police.residence", frozenset({"officer"})),
    "director": c.Actor("director", "insurance.cards", frozenset({"officer"})),
    "chair": c.Actor("chair", "town.room", frozenset({"chairman"})),
}
CODE = "P"


class Play:
    """A package that is played step by step; it keeps every journal and checks that the events alone make each."""

    def __init__(self, law: Definitions | None = None, **data: Any) -> None:
        self.law = law or definitions()
        rules = self.law.rules("birth_package", "town", at=march("02 08:00"))
        given = {"child": "An", "register_residence": True} | data
        submit = c.Submit(CODE, "town", c.CITIZEN, data=given, documents=("declaration",), applicant={"name": "Bình"})
        outcome = advance(rules, None, submit, march("02 08:00"))
        self.dossiers = {CODE: outcome.dossier}
        self.journals = {CODE: list(outcome.events)}

    @property
    def package(self) -> Dossier:
        return self.dossiers[CODE]

    def part(self, name: str) -> Dossier:
        """The dossier of a component, the latest one."""
        return self.dossiers[self.package.components[name].code or ""]

    def states(self) -> dict[str, str]:
        """How each component stands, in the order of their names."""
        return {name: one.state for name, one in sorted(self.package.components.items())}

    def do(self, code: str, command: c.Command, when: int | str) -> "Play":
        at = march(when) if isinstance(when, str) else when
        group = Group(self.package, tuple(self.dossiers[one] for one in codes(self.package)))
        for changed in advance_group(self.law.rules, group, code, command, at):
            self._keep(changed)
        return self

    def _keep(self, changed: Changed) -> None:
        after = changed.outcome.dossier
        assert changed.before == self.dossiers.get(after.code)
        self.journals.setdefault(after.code, []).extend(changed.outcome.events)
        assert replay(self.journals[after.code]) == after
        self.dossiers[after.code] = after

    def act(self, name: str, action: str, who: str, when: int | str, **more: Any) -> "Play":
        """An action on the package or on a component."""
        code = CODE if name == "package" else self.part(name).code
        return self.do(code, c.Act(action, ACTORS[who], **more), when)

    def send(self, name: str, who: str, when: int | str, **more: Any) -> "Play":
        return self.do(CODE, c.SendComponent(name, ACTORS[who], **more), when)

    def tick(self, when: int | str) -> "Play":
        return self.do(CODE, c.Tick(), when)

    def of(self, *kinds: type, code: str = CODE) -> list[Any]:
        return [event for event in self.journals[code] if isinstance(event, kinds)]

    def offers(self, name: str) -> list[str]:
        """The actions that people may take on the package or a component now."""
        dossier = self.package if name == "package" else self.part(name)
        rules = self.law.rules(dossier.procedure, dossier.home, version=dossier.version)
        return [offer.action for offer in offers(rules, dossier)]


def accepted(**data: Any) -> Play:
    """A package accepted on Monday 2 March at 08:00, its first component ready to be sent."""
    return Play(**data).act("package", "accept", "reception", "02 08:00")


def born(**data: Any) -> Play:
    """The birth is registered on Monday at 10:00; residence and insurance are ready to be sent."""
    return (
        accepted(**data)
        .send("birth", "reception", "02 08:05")
        .act("birth", "accept", "registrar", "02 08:30")
        .act("birth", "decide", "registrar", "02 10:00")
    )


def sent(**data: Any) -> Play:
    """Residence and insurance are sent at 10:05 and accepted at 10:30 and 11:00."""
    play = born(**data).send("residence", "registrar", "02 10:05").send("insurance", "registrar", "02 10:05")
    return play.act("residence", "accept", "captain", "02 10:30").act("insurance", "accept", "director", "02 11:00")
