"""How do the words of the engine read in the reader's language? Effects, states, units, kinds, reasons of a day."""

from gettext import gettext as _

from workflow.cli.language import spoken, title_of
from workflow.procedure import CauseRule, ClockRule, JointLiability
from workflow.worktime import Limit


def effect(word: str) -> str:
    """What a clock is for, in the reader's language."""
    return {
        "statutory": _("statutory"),
        "commitment": _("commitment"),
        "internal": _("internal"),
        "applicant": _("applicant"),
        "obligation": _("obligation"),
    }.get(word, word)


def limit(one: Limit) -> str:
    """The limit in the reader's language."""
    word = {
        "working days": _("{number} working days"),
        "working hours": _("{number} working hours"),
        "working minutes": _("{number} working minutes"),
        "same working day": _("same working day"),
        "days": _("{number} days"),
        "hours": _("{number} hours"),
    }[one.unit.value]
    return str(one) if spoken() == "en" else word.format(number=one.amount)


def weekday(number: int) -> str:
    """The short name of a day of the week, Monday being 0."""
    return (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))[number]


def day(what: str, name: str) -> str:
    """What became of a day in a derivation, and the name of what made it so."""
    said = {
        "event": _("the event"),
        "counted": _("counted"),
        "partly": _("partly counted"),
        "weekend": _("weekend"),
        "holiday": _("holiday"),
        "closure": _("closed"),
        "make_up": _("make-up working day"),
        "same_day": _("the same working day"),
        "cut_off": _("after the cut-off: counts from the next working day"),
        "rolled": _("closed: the end moves to the next working day"),
        "rounded": _("the end of the day"),
        "due": _("due"),
    }[what]
    return f"{said}: {name}" if name else said


def clock(rule: ClockRule) -> str:
    """The title of a clock where the reader's language has one, else its name."""
    return (rule.title if spoken() == "vi" else None) or rule.name


def clock_state(word: str) -> str:
    """How a clock stands."""
    return {
        "running": _("running"),
        "paused": _("paused"),
        "met": _("met"),
        "breached": _("missed"),
    }[word]


def obligation(kind: str) -> str:
    """What is owed."""
    return {"apology": _("apology"), "explanation": _("explanation")}.get(kind, kind)


def obligation_state(word: str) -> str:
    """How far a letter is."""
    return {
        "owed": _("owed"),
        "drafted": _("drafted"),
        "issued": _("issued"),
        "delivered": _("delivered"),
        "waived": _("waived"),
    }[word]


def holder(id: str) -> str:
    """Who has a dossier: a department, or a word for those who are none."""
    return {"applicant": _("the applicant"), "excused": _("excused")}.get(id, id)


def step(word: str) -> str:
    """What happened to a clock."""
    return {
        "started": _("started"),
        "paused": _("paused"),
        "resumed": _("resumed"),
        "extended": _("extended"),
        "reset": _("given another limit"),
        "restarted": _("counting anew"),
        "warned": _("warned"),
        "breached": _("missed"),
        "stopped": _("stopped"),
        "recounted": _("recounted"),
        "carried": _("counted under the versions in force at acceptance"),
    }[word]


def component_state(word: str) -> str:
    """How a component of a package stands."""
    return {
        "waiting": _("waiting"),
        "ready": _("to be sent"),
        "sent": _("sent"),
        "received": _("received"),
        "sent_back": _("sent back"),
        "finished": _("finished"),
        "stopped": _("stopped"),
        "refused": _("refused"),
        "left_out": _("left out"),
    }[word]


def cause(rule: CauseRule | None, code: str | None) -> str:
    """The cause of a delay, with how sure the code itself is where it is not in the law."""
    if code is None:
        return _("none given")
    if rule is None:
        return code
    said = f"{title_of(rule, code)} ({code})"
    return f"{said}, {confidence(rule.confidence)}" if rule.confidence not in (None, "verified") else said


def confidence(word: str | None) -> str:
    """How surely a rule is known."""
    return {
        "verified": _("read in the text"),
        "practice": _("seen in practice"),
        "recalled": _("recalled"),
        "unsure": _("unsure"),
        "assumption": _("assumption"),
    }.get(word or "unsure", word or "")


def liability(rule: JointLiability) -> str:
    """When a head answers jointly, and how sure that is."""
    said = {
        "always": _("for every late dossier"),
        "from_nth": _("from late dossier no. {number} of the period on").format(number=rule.nth),
        "never": _("never"),
    }[rule.rule]
    return f"{said} ({confidence(rule.confidence)})"
