"""The rules that no single module can hold: who imports whom, how texts are saved, what is locked, what ships.

The layer table itself stands in pyproject.toml; here it is shown that breaking it is noticed.
"""

import codecs
import os
import re
import shutil
import subprocess
import sys
import tomllib
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = [ROOT / "requirements" / f"{name}.txt" for name in ("test", "bench", "lock")]

DOWN = "imports go down only"
SIBLINGS = "machine knows guards, delay knows clocks, no other sibling"
CORE = "the core knows no files, database, clock or chance"


# Who imports whom


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the package with its contracts, free to be broken."""
    shutil.copytree(ROOT / "workflow", tmp_path / "workflow", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """The contracts over a package without modules, so that only what a test adds can break them."""
    (tmp_path / "workflow").mkdir()
    (tmp_path / "workflow" / "__init__.py").touch()
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def source_of(module: str, root: Path) -> Path:
    """The file of a module, made empty (with its packages) where there is none."""
    *packages, name = module.split(".")
    folder = root
    for package in packages:
        folder = folder / package
        folder.mkdir(exist_ok=True)
        (folder / "__init__.py").touch()
    file = folder / name / "__init__.py" if (folder / name).is_dir() else folder / f"{name}.py"
    file.touch()
    return file


def add_import(importer: str, imported: str, root: Path) -> None:
    if imported.startswith("workflow."):
        source_of(imported, root)
    with source_of(importer, root).open("a", encoding="utf-8") as source:
        source.write(f"\nimport {imported}\n")


def broken_contracts(root: Path) -> set[str]:
    """The names of the contracts that import-linter finds broken."""
    lint = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    found = subprocess.run(
        [sys.executable, "-c", lint, "--no-cache", "--no-logo"],
        cwd=root,
        env=os.environ | {"COLUMNS": "200", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    broken = set(re.findall(r"^(.+) BROKEN", found.stdout, flags=re.MULTILINE))
    assert found.returncode == (1 if broken else 0), found.stdout + found.stderr
    return broken


def test_the_package_keeps_every_contract(copied: Path) -> None:
    assert broken_contracts(copied) == set()


def test_one_import_upwards_in_the_package_is_noticed(copied: Path) -> None:
    add_import("workflow.decide", "workflow.engine", copied)

    assert broken_contracts(copied) == {DOWN}


@pytest.mark.parametrize(
    ("importer", "imported", "broken"),
    [
        ("workflow.worktime", "workflow.decide", {DOWN}),
        ("workflow.clocks", "workflow.delay", {SIBLINGS}),
        ("workflow.guards", "workflow.machine", {SIBLINGS}),
        ("workflow.delay", "workflow.machine", {SIBLINGS}),
        ("workflow.decide", "workflow.loader", {DOWN}),
        ("workflow.store.protocol", "workflow.store.memory", {DOWN}),
        ("workflow.store.memory", "workflow.store.sql", {DOWN}),
        ("workflow.loader", "workflow.check", {DOWN}),
        ("workflow.engine", "workflow.simulation", {DOWN}),
        ("workflow.reports", "workflow.cli", {DOWN}),
        ("workflow.model", "pendulum", {CORE, "pendulum lives in moments"}),
        ("workflow.clocks", "time", {CORE}),
        ("workflow.procedure", "pathlib", {CORE}),
        ("workflow.decide", "random", {CORE, "chance lives in simulation.chance"}),
        ("workflow.history", "sqlalchemy", {CORE, "SQL lives in the SQL store"}),
        ("workflow.guards", "transitions", {"transitions lives in machine"}),
        ("workflow.decide", "cel_expr_python", {"CEL lives in guards"}),
        ("workflow.store.memory", "sqlmodel", {"SQL lives in the SQL store"}),
        ("workflow.engine", "rich", {"the terminal lives in cli"}),
        ("workflow.engine", "workflow.worker", {DOWN}),
        ("workflow.engine", "prometheus_client", {"metrics live in the worker"}),
        ("workflow.check", "yaml", {"YAML lives in the loader"}),
        ("workflow.reports", "networkx", {"graphs live in check"}),
    ],
)
def test_an_import_against_the_table_breaks_its_contract(
    importer: str, imported: str, broken: set[str], bare: Path
) -> None:
    add_import(importer, imported, bare)

    assert broken_contracts(bare) == broken


def test_a_module_that_stands_nowhere_in_the_table_is_refused(bare: Path) -> None:
    source_of("workflow.elsewhere", bare)

    assert broken_contracts(bare) == {DOWN}


@pytest.mark.parametrize(
    ("importer", "imported"),
    [
        ("workflow.machine", "transitions"),
        ("workflow.machine", "workflow.guards"),
        ("workflow.guards", "cel_expr_python"),
        ("workflow.delay", "workflow.clocks"),
        ("workflow.loader", "yaml"),
        ("workflow.check", "networkx"),
        ("workflow.store.sql", "sqlmodel"),
        ("workflow.simulation.chance", "random"),
        ("workflow.engine", "time"),
        ("workflow.cli", "rich"),
    ],
)
def test_an_import_along_the_table_is_welcome(importer: str, imported: str, bare: Path) -> None:
    add_import(importer, imported, bare)

    assert broken_contracts(bare) == set()


# How texts are saved


def files_of_the_house() -> Iterator[Path]:
    """Every file of the checkout that is neither hidden (but for CI's) nor built."""
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if name == ".ci" or not name.startswith(".")]
        folders[:] = [name for name in folders if name not in {"__pycache__", "build", "dist"}]
        yield from (Path(folder) / name for name in names)


def text_fault(content: bytes) -> str | None:
    """What is wrong with how a text is saved, or None; a file with a zero byte and no BOM is no text."""
    if content.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "begins with a BOM"
    if b"\0" in content:
        return None
    if b"\r" in content:
        return "has a carriage return"
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return f"is not UTF-8 at byte {error.start}"
    return None if unicodedata.is_normalized("NFC", text) else "is not NFC"


def test_every_text_is_utf8_in_nfc_without_a_bom() -> None:
    faults = {str(file.relative_to(ROOT)): text_fault(file.read_bytes()) for file in files_of_the_house()}

    assert "tests/test_house.py" in faults
    assert {file: fault for file, fault in faults.items() if fault} == {}


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("hồ sơ\n".encode(), None),
        (unicodedata.normalize("NFD", "hồ sơ\n").encode(), "is not NFC"),
        ("hồ sơ\n".encode("utf-8-sig"), "begins with a BOM"),
        ("hồ sơ\r\n".encode(), "has a carriage return"),
        ("hồ sơ\n".encode("utf-16"), "begins with a BOM"),
        (b"SQLite format 3\0\xff", None),
        (b"h\xf4 s\n", "is not UTF-8 at byte 1"),
    ],
)
def test_a_badly_saved_text_is_told_by_its_fault(content: bytes, fault: str | None) -> None:
    assert text_fault(content) == fault


# What is locked


def pins(lock: Path) -> list[tuple[Requirement, list[str]]]:
    """Each pinned package of a lock file with its hashes."""
    entries = lock.read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    pinned = [entry.split(" --hash=") for entry in entries if entry.strip()]
    return [(Requirement(name), [each.strip() for each in hashes]) for name, *hashes in pinned]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_locked_package_has_one_version_and_its_hashes(lock: Path) -> None:
    loose = [
        str(requirement)
        for requirement, hashes in pins(lock)
        if not re.fullmatch(r"==[^*,]+", str(requirement.specifier))
        or not hashes
        or not all(re.fullmatch(r"sha256:[0-9a-f]{64}", each) for each in hashes)
    ]

    assert pins(lock) != []
    assert loose == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_file_names_no_registry_and_no_folder(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")

    assert re.findall(r"^.*(?:[:/]/|index|find-links|file:|\./| @ ).*$", text, flags=re.MULTILINE) == []


def declared(group: str) -> list[Requirement]:
    """The requirements of a dependency group, those of the groups that it includes too."""
    found: list[Requirement] = []
    for entry in PYPROJECT["dependency-groups"][group]:
        found += declared(entry["include-group"]) if isinstance(entry, dict) else [Requirement(entry)]
    return found


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("group", ["test", "bench"])
def test_the_lock_holds_every_declared_package_in_a_version_that_fits(group: str) -> None:
    wanted = [Requirement(entry) for entry in PYPROJECT["project"]["dependencies"]] + declared(group)
    locked: dict[str, list[str]] = {}
    for requirement, _ in pins(ROOT / "requirements" / f"{group}.txt"):
        locked.setdefault(canonical(requirement.name), []).append(str(requirement.specifier).removeprefix("=="))

    unfit = [
        str(requirement)
        for requirement in wanted
        if not (versions := locked.get(canonical(requirement.name)))
        or not all(requirement.specifier.contains(version) for version in versions)
    ]

    assert unfit == []


# What ships


def test_the_wheel_ships_the_package_its_types_and_the_definitions(tmp_path: Path) -> None:
    definitions = [path.relative_to(ROOT) for path in (ROOT / "definitions").rglob("*") if path.is_file()]

    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    built = subprocess.run(build, cwd=ROOT, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    (wheel,) = tmp_path.glob("*.whl")
    names = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("workflow/")}

    assert {"workflow/__init__.py", "workflow/py.typed"} <= names
    assert {name for name in names if name.startswith("workflow/shipped/")} == {
        path.as_posix().replace("definitions", "workflow/shipped", 1) for path in definitions
    }
