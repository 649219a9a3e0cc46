"""What the server holds, and how it is shown."""

import hashlib
import itertools
import time
from datetime import datetime, timezone
from email.utils import formatdate

from checks import Rejected, invalid

recordists = {}
recordings = {}
playlists = {}
recordist_ids = itertools.count(70001, 7)
playlist_ids = itertools.count(310, 3)


def now():
    return time.time()


def rfc3339(seconds):
    """With an offset instead of `Z`, and microseconds: RFC 3339, section 5.6 allows both."""
    return datetime.fromtimestamp(seconds, timezone.utc).isoformat(timespec="microseconds")


def found(table, key):
    if key not in table:
        raise Rejected(404, "This is not in the archive.")
    return table[key]


def require_recordings(ids, name):
    unknown = [
        (f"/{name}/{index}", "is not in the archive")
        for index, each in enumerate(ids)
        if each not in recordings
    ]
    if unknown:
        raise invalid(unknown)


def of_recordist(recordist_id):
    return [each for each in recordings.values() if each["recordistId"] == recordist_id]


def recordist_json(recordist):
    count = len(of_recordist(recordist["id"]))
    times = {"joinedAt": rfc3339(recordist["joined"]), "updatedAt": rfc3339(recordist["updated"])}
    return {"recordingCount": count, **times, **recordist["profile"], "id": recordist["id"]}


def recording_json(recording):
    audio = recording["audio"]
    return {
        "audio": None if audio is None else {"size": len(audio[1]), "contentType": audio[0]},
        **{name: recording[name] for name in sorted(recording["names"])},
        "recordistId": recording["recordistId"],
        "addedAt": rfc3339(recording["added"]),
        "updatedAt": rfc3339(recording["updated"]),
        "id": recording["id"],
        "self": f"/api/recordings/{recording['id']}",
    }


def etag(resource):
    return f'"{resource["version"]}"'


def audio_etag(content):
    return f'"{hashlib.sha1(content).hexdigest()}"'


def state(resource, as_json):
    return (
        200,
        as_json(resource),
        {"ETag": etag(resource), "Last-Modified": formatdate(resource["updated"], usegmt=True)},
    )


def touch(resource, event=None):
    resource["updated"] = now()
    resource["version"] += 1
    if event is not None:
        resource["history"].append({**event, "at": rfc3339(resource["updated"])})
