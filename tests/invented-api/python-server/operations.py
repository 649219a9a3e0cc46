"""The operations, each of which returns a status, a body and headers."""

import base64
import json
import uuid
from urllib.parse import quote

from archive import (
    audio_etag,
    etag,
    found,
    now,
    of_recordist,
    playlist_ids,
    playlists,
    recording_json,
    recordings,
    recordist_ids,
    recordist_json,
    recordists,
    require_recordings,
    rfc3339,
    state,
    touch,
)
from checks import (
    AMENDMENT,
    HABITATS,
    NEW_PLAYLIST,
    NEW_RECORDING,
    NEW_RECORDIST,
    PROFILE,
    Rejected,
    Shape,
    invalid,
)

JSON = "application/json"
AUDIO = ("audio/wav", "audio/flac")


class Operations:
    """What a request asks for: it has `headers`, `query` and `content`."""

    def list_recordists(self):
        page, size = self.integer("page", 1, 10**9), self.integer("pageSize", 20, 50)
        everyone = list(recordists.values())
        items = [recordist_json(each) for each in everyone[(page - 1) * size : page * size]]
        pages = -(-len(everyone) // size)
        return (
            200,
            {
                "pages": pages,
                "items": items,
                "total": len(everyone),
                "pageSize": size,
                "page": page,
            },
            {},
        )

    def add_recordist(self):
        profile = {
            "level": "apprentice",
            "since": None,
            "homepage": None,
            **self.json_body(NEW_RECORDIST),
        }
        present = now()
        recordist = {
            "id": next(recordist_ids),
            "profile": profile,
            "joined": present,
            "updated": present,
            "version": 1,
        }
        recordists[recordist["id"]] = recordist
        headers = {"ETag": etag(recordist), "Location": f"/api/recordists/{recordist['id']}"}
        return 201, recordist_json(recordist), headers

    def get_recordist(self, key):
        return self.unless_known(found(recordists, int(key)), recordist_json)

    def replace_recordist(self, key):
        recordist = found(recordists, int(key))
        if self.headers["If-Match"] is None:
            raise Rejected(428, "Say which state is to be replaced.")
        self.require_match(recordist)
        recordist["profile"] = self.json_body(Shape(PROFILE))
        touch(recordist)
        return state(recordist, recordist_json)

    def remove_recordist(self, key):
        found(recordists, int(key))
        for each in of_recordist(int(key)):
            del recordings[each["id"]]
        del recordists[int(key)]
        return 204, None, {}

    def get_tally(self, key):
        own = of_recordist(found(recordists, int(key))["id"])
        habitats = [each["habitat"] for each in own]
        last = rfc3339(own[-1]["added"]) if own else None
        per_habitat = {each: habitats.count(each) for each in sorted(set(habitats))}
        return (
            200,
            {
                "perHabitat": per_habitat,
                "lastAddedAt": last,
                "recordings": len(own),
                "recordistId": int(key),
            },
            {},
        )

    def list_recordings(self, key):
        own = of_recordist(found(recordists, int(key))["id"])
        limit = self.integer("limit", 25, 100)
        start = self.cursor([each["id"] for each in own])
        shown = own[start : start + limit]
        body = {"data": [recording_json(each) for each in shown], "next": None}
        if start + limit >= len(own):
            return 200, body, {}
        body["next"] = base64.b32encode(shown[-1]["id"].encode()).decode()
        query = f"cursor={quote(body['next'])}&limit={limit}"
        return 200, body, {"Link": f'</api/recordists/{key}/recordings?{query}>; rel="next"'}

    def cursor(self, ids):
        cursor = self.query.get("cursor")
        if cursor is None:
            return 0
        cursors = [base64.b32encode(each.encode()).decode() for each in ids]
        if cursor not in cursors:
            raise invalid([("cursor", "belongs to no page")])
        return cursors.index(cursor) + 1

    def add_recording(self, key):
        recordist = found(recordists, int(key))
        sent = {"position": None, "tags": [], "similarIds": [], **self.json_body(NEW_RECORDING)}
        require_recordings(sent["similarIds"], "similarIds")
        present = now()
        own = {
            "id": str(uuid.uuid4()),
            "recordistId": recordist["id"],
            "names": list(sent),
            "audio": None,
        }
        times = {"added": present, "updated": present, "version": 1}
        history = [{"event": "added", "at": rfc3339(present)}]
        recording = recordings[own["id"]] = {**sent, **own, **times, "history": history}
        headers = {"Location": f"/api/recordings/{own['id']}", "ETag": etag(recording)}
        return 201, recording_json(recording), headers

    def get_recording(self, key):
        return self.unless_known(found(recordings, key), recording_json)

    def amend_recording(self, key):
        recording = found(recordings, key)
        self.require_match(recording)
        patch = self.json_body(AMENDMENT, "application/merge-patch+json")
        if not patch:
            raise invalid([("", "must not be empty")])
        recording.update(
            {
                name: [] if name == "tags" and value is None else value
                for name, value in patch.items()
            }
        )
        touch(recording, {"event": "amended", "properties": list(patch)})
        return state(recording, recording_json)

    def remove_recording(self, key):
        found(recordings, key)
        del recordings[key]
        return 204, None, {}

    def put_audio(self, key):
        recording = found(recordings, key)
        recording["audio"] = (self.media_type(AUDIO), self.content)
        touch(recording, {"event": "stored", "size": len(self.content)})
        return 204, None, {"ETag": audio_etag(self.content)}

    def get_audio(self, key):
        audio = found(recordings, key)["audio"]
        if audio is None:
            raise Rejected(404, "There is no sound yet.")
        return 200, audio[1], {"ETag": audio_etag(audio[1]), "Content-Type": audio[0]}

    def get_history(self, key):
        return 200, found(recordings, key)["history"], {}

    def list_habitats(self):
        return (
            200,
            [{"isWet": wet, "name": name, "code": code} for code, (name, wet) in HABITATS.items()],
            {},
        )

    def add_playlist(self):
        sent = {"labels": {}, "isPublic": False, **self.json_body(NEW_PLAYLIST)}
        if sent["curatorId"] not in recordists:
            raise invalid([("/curatorId", "is not in the archive")])
        require_recordings(sent["recordingIds"], "recordingIds")
        key = next(playlist_ids)
        own = {"id": key, "self": f"/api/playlists/{key}", "createdAt": rfc3339(now())}
        playlists[key] = {"count": len(sent["recordingIds"]), **own, **sent}
        return 201, playlists[key], {"Location": own["self"]}

    def get_playlist(self, key):
        return 200, found(playlists, int(key)), {}

    def remove_playlist(self, key):
        found(playlists, int(key))
        del playlists[int(key)]
        return 204, None, {}

    # What the operations share.

    def integer(self, name, default, largest):
        value = self.query.get(name, str(default))
        if not value.isdecimal() or not 1 <= int(value) <= largest:
            raise invalid([(name, f"must be an integer from 1 to {largest}")])
        return int(value)

    def media_type(self, accepted):
        media_type = (self.headers["Content-Type"] or "").split(";")[0].strip().lower()
        if media_type not in accepted:
            raise Rejected(415, f"Only {' and '.join(accepted)} can be read.")
        return media_type

    def json_body(self, shape, media_type=JSON):
        self.media_type((media_type,))
        try:
            body = json.loads(self.content)
        except ValueError:
            raise Rejected(400, "This is not JSON.") from None
        errors = shape.errors(body, "")
        if errors:
            raise invalid(errors)
        return body

    def require_match(self, resource):
        if self.headers["If-Match"] not in (None, "*", etag(resource)):
            raise Rejected(412, "There is a newer state.")

    def unless_known(self, resource, as_json):
        # RFC 9110, section 13.1.2: the weak comparison with each of a list.
        sent = (self.headers["If-None-Match"] or "").split(",")
        known = [tag.strip().removeprefix("W/") for tag in sent]
        if "*" in known or etag(resource).removeprefix("W/") in known:
            return 304, None, {"ETag": etag(resource)}
        return state(resource, as_json)
