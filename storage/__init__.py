"""Storage: everything that still makes sense without Telegram. Reads no clock, knows no network."""

import os

# numpy's OpenBLAS would share out even products of a few rows over all processors, which takes four times as
# long as to do them on one. It looks when numpy is first imported; who sets it otherwise is obeyed.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
