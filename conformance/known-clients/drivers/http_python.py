"""Sends requests with a library whose name is the argument: requests, httpx, aiohttp or urllib."""

import asyncio
import json
import os
import sys
from urllib.parse import quote
from urllib.request import Request, urlopen
from uuid import uuid4

base = os.environ["OPENAI_BASE_URL"]
headers = {"Authorization": "Bearer " + os.environ["OPENAI_API_KEY"]}
name = sys.argv[1]


def send(method, path, body=None, fields=None, file=None):
    if name == "aiohttp":
        return asyncio.run(send_aiohttp(method, path, body, fields, file))
    if name == "urllib":
        return send_urllib(method, path, body, fields, file)
    library = __import__(name)
    options = {"headers": headers}
    if body is not None:
        options["json"] = body
    if file is not None:
        options["data"] = fields
        options["files"] = file
    return library.request(method, base + path, **options).text


def send_urllib(method, path, body, fields, file):
    request = Request(base + path, method=method, headers=headers)
    if body is not None:
        request.data = json.dumps(body).encode()
        request.add_header("Content-Type", "application/json")
    if file is not None:
        boundary = uuid4().hex
        request.data = form_of(boundary, fields, file)
        request.add_header("Content-Type", "multipart/form-data; boundary=" + boundary)
    with urlopen(request) as response:
        return response.read().decode()


def form_of(boundary, fields, file):
    """As the HTML standard, section 4.10.21.8, escapes names."""
    start = f'--{boundary}\r\nContent-Disposition: form-data; name="'
    parts = [f'{start}{field}"\r\n\r\n{value}\r\n'.encode() for field, value in fields.items()]
    for part, (filename, content) in file.items():
        shown = filename.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
        head = f'{start}{part}"; filename="{shown}"\r\nContent-Type: text/plain\r\n\r\n'
        parts.append(head.encode() + content + b"\r\n")
    return b"".join(parts) + f"--{boundary}--\r\n".encode()


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


def escaped(task):
    return quote(task["id"], safe="")


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
    "retrieveFile": lambda t: send("GET", "/files/" + escaped(t)),
    "deleteFile": lambda t: send("DELETE", "/files/" + escaped(t)),
    "downloadFile": lambda t: json.dumps({"content": send("GET", f"/files/{escaped(t)}/content")}),
    "createUpload": lambda t: send("POST", "/uploads", body=t["parameters"]),
    "addUploadPart": lambda t: send(
        "POST", f"/uploads/{escaped(t)}/parts", fields={}, file={"data": source(t)}
    ),
    "completeUpload": lambda t: send(
        "POST", f"/uploads/{escaped(t)}/complete", body={"part_ids": t["parts"]}
    ),
    "cancelUpload": lambda t: send("POST", f"/uploads/{escaped(t)}/cancel"),
}

for line in sys.stdin:
    task = json.loads(line)
    try:
        result = json.loads(calls[task["call"]](task))
    except Exception as error:
        result = {"error": str(error)[:200]}
    print(json.dumps(result), flush=True)
