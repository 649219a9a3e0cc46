"""Makes one call of the retry table: `retrieve`, or `upload` of 1 MiB."""

import sys

from openai import OpenAI

client = OpenAI(timeout=1)
if sys.argv[1] == "retrieve":
    client.files.retrieve("file-1")
else:
    client.files.create(file=("a.txt", b"x" * 1024 * 1024), purpose="user_data")
