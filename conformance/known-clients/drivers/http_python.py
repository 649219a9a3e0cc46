"""Sends requests with a library whose name is the argument: requests, httpx or aiohttp."""

import asyncio
import json
import os
import sys
from urllib.parse import quote

base = os.environ["OPENAI_BASE_URL"]
headers = {"Authorization": "Bearer " + os.environ["OPENAI_API_KEY"]}
name = sys.argv[1]


def send(method, path, body=None, fields=None, file=None):
    if name == "aiohttp":
        return asyncio.run(send_aiohttp(method, path, body, fields, file))
    library = __import__(name)
    options = {"headers": headers}
    if body is not None:
        options["json"] = body
    if file is not None:
        options["data"] = fields
        options["files"] = file
    return library.request(method, base + path, **options).text


async def send_aiohttp(method, path, body, fields, file):
    import aiohttp

    data = None
    if file is not None:
        data = aiohttp.FormData(fields)
        for part, (filename, content) in file.items():
            data.add_field(part, content, filename=filename)
    async with aiohttp.ClientSession(headers=headers) as session:
        async with session.request(method, base + path, json=body, data=data) as response:
            return await response.text()


def source(task):
    return (task.get("filename") or "notes.txt", open(task["path"], "rb").read())


def create_file(task):
    fields = {"purpose": task["purpose"]}
    if task.get("expires"):
        fields["expires_after[anchor]"] = "created_at"
        fields["expires_after[seconds]"] = str(task["expires"])
    return send("POST", "/files", fields=fields, file={"file": source(task)})


calls = {
    "createFile": create_file,
    "listFiles": lambda t: send("GET", f"/files?limit={t['limit']}"),
    "retrieveFile": lambda t: send("GET", "/files/" + quote(t["id"], safe="")),
    "deleteFile": lambda t: send("DELETE", "/files/" + t["id"]),
    "downloadFile": lambda t: json.dumps({"content": send("GET", f"/files/{t['id']}/content")}),
    "createUpload": lambda t: send("POST", "/uploads", body=t["parameters"]),
    "addUploadPart": lambda t: send(
        "POST", f"/uploads/{t['id']}/parts", fields={}, file={"data": source(t)}
    ),
    "completeUpload": lambda t: send(
        "POST", f"/uploads/{t['id']}/complete", body={"part_ids": t["parts"]}
    ),
    "cancelUpload": lambda t: send("POST", f"/uploads/{t['id']}/cancel"),
}

for line in sys.stdin:
    task = json.loads(line)
    try:
        result = json.loads(calls[task["call"]](task))
    except Exception as error:
        result = {"error": str(error)[:200]}
    print(json.dumps(result), flush=True)
