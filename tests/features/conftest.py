"""What each scenario starts with: a story in which nothing has happened yet."""

import pytest

from tests.features.story import Story


@pytest.fixture
def story() -> Story:
    return Story()
