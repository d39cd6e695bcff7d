"""The store on a real PostgreSQL keeps the contract."""

from collections.abc import Iterator

import pytest

pytest.register_assert_rewrite("tests.store_contract")

from tests.permits import definitions  # noqa: E402
from tests.postgres import fresh_database  # noqa: E402
from tests.store_contract import *  # noqa: E402, F403
from tests.store_contract import NOW  # noqa: E402
from workflow.engine import Engine, create  # noqa: E402


@pytest.fixture
def url() -> str:
    """A sandbox in a database of its own."""
    url = fresh_database()
    create(url, sandbox=True)
    return url


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    with Engine(url, definitions(), now=lambda: NOW) as engine:
        yield engine
