"""The fault run in a small size: nothing missing, doubled only what is named in doubt, no 429 of our own."""

from pathlib import Path

import pytest

from tests.soak.run import Plan, run
from tests.soak.troubles import HARMLESS, LOSING

ROUGH = Plan(
    "rough",
    chats=150,
    slots=1,
    signals=["kill", "term"],
    pauses=(0.3, 1.2),
    rate=60,
    troubles={name: 2 * share for name, share in (HARMLESS | LOSING).items() if name != "too slow"},
    blocks=6,
)
GENTLE = Plan(
    "gentle",
    chats=45,
    slots=1,
    signals=["term"],
    pauses=(0.5, 1.5),
    troubles={"500": 30, "502 page": 10, "slow after": 30},
    rate=30,
    paced=True,
)


@pytest.mark.parametrize("plan", [ROUGH, GENTLE], ids=lambda plan: plan.name)
async def test_a_run_full_of_faults_ends_well(plan: Plan, tmp_path: Path) -> None:
    result = await run(plan, tmp_path)
    print(result.told())
    assert result.wrong == [], result.log[-5000:]
    assert result.count.entries > plan.chats
