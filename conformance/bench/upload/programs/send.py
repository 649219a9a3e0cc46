"""Sends one file with the official library, and prints a Measurement: send.py URL PATH"""

import json
import resource
import sys
import time
from pathlib import Path

from openai import OpenAI

PART = 64 * 1024 * 1024


def usage():
    used = resource.getrusage(resource.RUSAGE_SELF)
    # The unit is a kilobyte on Linux and a byte on macOS.
    unit = 1 if sys.platform == "darwin" else 1024
    return used.ru_utime + used.ru_stime, used.ru_maxrss * unit


origin, path = sys.argv[1:]
client = OpenAI(api_key="k", base_url=f"{origin}/v1")
cpu_at_start, start_bytes = usage()
started_at = time.perf_counter()
client.uploads.upload_file_chunked(
    file=Path(path), mime_type="application/octet-stream", purpose="user_data", part_size=PART
)
seconds = time.perf_counter() - started_at
cpu, peak_bytes = usage()
print(
    json.dumps(
        {
            "seconds": seconds,
            "cpuSeconds": cpu - cpu_at_start,
            "peakBytes": peak_bytes,
            "startBytes": start_bytes,
        }
    )
)
