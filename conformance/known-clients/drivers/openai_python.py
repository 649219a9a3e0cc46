import io
import json
import sys

import openai

client = openai.OpenAI()


def source(task):
    data = open(task["path"], "rb").read()
    kind = task.get("as")
    if kind == "path":
        return open(task["path"], "rb")
    if kind == "consumed":
        stream = open(task["path"], "rb")
        stream.read()
        return stream
    if kind in ("buffer", "blob"):
        return data
    if kind == "array-buffer":
        return io.BytesIO(data)
    return (task.get("filename") or "notes.txt", data)


def create_file(task):
    expires = task.get("expires")
    extra = {"expires_after": {"anchor": "created_at", "seconds": expires}} if expires else {}
    return client.files.create(file=source(task), purpose=task["purpose"], **extra).to_dict()


calls = {
    "createFile": create_file,
    "listFiles": lambda t: {"ids": [file.id for file in client.files.list(limit=t["limit"])]},
    "retrieveFile": lambda t: client.files.retrieve(t["id"]).to_dict(),
    "deleteFile": lambda t: client.files.delete(t["id"]).to_dict(),
    "downloadFile": lambda t: {"content": client.files.content(t["id"]).text},
    "createUpload": lambda t: client.uploads.create(**t["parameters"]).to_dict(),
    "addUploadPart": lambda t: client.uploads.parts.create(t["id"], data=source(t)).to_dict(),
    "completeUpload": lambda t: client.uploads.complete(t["id"], part_ids=t["parts"]).to_dict(),
    "cancelUpload": lambda t: client.uploads.cancel(t["id"]).to_dict(),
}

for line in sys.stdin:
    task = json.loads(line)
    try:
        result = calls[task["call"]](task)
    except Exception as error:
        result = {"error": str(error)[:200]}
    print(json.dumps(result), flush=True)
