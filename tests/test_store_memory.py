"""The store in memory keeps the contract."""

from collections.abc import Iterator

import pytest

pytest.register_assert_rewrite("tests.store_contract")

from tests.permits import definitions  # noqa: E402
from tests.store_contract import *  # noqa: E402, F403
from tests.store_contract import NOW  # noqa: E402
from workflow.engine import Engine  # noqa: E402


@pytest.fixture
def engine() -> Iterator[Engine]:
    with Engine("memory://", definitions(), now=lambda: NOW) as opened:
        yield opened
