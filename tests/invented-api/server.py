"""A third implementation of the invented API, with Python's standard library alone.

Prints `listening on URL` once it accepts connections. The key is the first argument. It ends when
its standard input ends.
"""

import base64
import hashlib
import json
import re
import sys
import threading
import time
import uuid
from datetime import date, datetime, timezone
from email.utils import formatdate
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, quote, urlsplit

KEY = sys.argv[1]
LOCK = threading.Lock()
HABITATS = {"heath": ("Heathland", False), "hedge": ("Hedgerow", False), "marsh": ("Marsh", True), "wood": ("Woodland", False)}
LEVELS = ("apprentice", "fellow", "honorary")
JSON = "application/json"
AUDIO = ("audio/wav", "audio/flac")
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.I)

recordists = {}
recordings = {}
playlists = {}
next_recordist = 70001
next_playlist = 310


class Rejected(Exception):
    """A request that gets `application/problem+json`."""

    def __init__(self, status, detail, errors=None, headers=()):
        super().__init__(detail)
        self.status, self.detail, self.errors, self.headers = status, detail, errors, headers


def now():
    return time.time()


def rfc3339(seconds):
    """With an offset instead of `Z`, and microseconds: RFC 3339, section 5.6 allows both."""
    return datetime.fromtimestamp(seconds, timezone.utc).isoformat(timespec="microseconds")


# What a body may hold: for each property a check, which returns what is wrong or None.


def text(longest=None):
    def check(value):
        if not isinstance(value, str) or value == "":
            return "must be a string that is not empty"
        if longest is not None and len(value) > longest:
            return f"must have at most {longest} characters"

    return check


def one_of(values):
    return lambda value: None if isinstance(value, str) and value in values else f"must be one of {', '.join(values)}"


def matching(parse, what):
    def check(value):
        try:
            parse(value)
        except (TypeError, ValueError, AttributeError):
            return f"must be {what}"

    return check


def or_null(check):
    return lambda value: None if value is None else check(value)


def number(fits, what, kinds=(int, float)):
    def check(value):
        if isinstance(value, bool) or not isinstance(value, kinds) or not fits(value):
            return f"must be {what}"

    return check


def parse_email(value):
    if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", value):
        raise ValueError(value)


def parse_url(value):
    if not urlsplit(value).scheme:
        raise ValueError(value)


def parse_time(value):
    if datetime.fromisoformat(value.replace("Z", "+00:00")).tzinfo is None:
        raise ValueError(value)


def is_uuid(value):
    return None if isinstance(value, str) and UUID.fullmatch(value) else "must be a UUID"


class Each:
    """A list whose items all pass a check."""

    def __init__(self, check, unique=False):
        self.check, self.unique = check, unique

    def errors(self, value, location):
        if not isinstance(value, list):
            return [(location, "must be a list")]
        if self.unique and len({json.dumps(item) for item in value}) < len(value):
            return [(location, "must not repeat items")]
        return [error for index, item in enumerate(value) for error in errors_of(self.check, item, f"{location}/{index}")]


class Shape:
    """An object with required and optional properties, and perhaps others."""

    def __init__(self, required, optional=None, is_open=False):
        self.required, self.optional, self.is_open = required, optional or {}, is_open

    def errors(self, value, location):
        if not isinstance(value, dict):
            return [(location, "must be an object")]
        checks = {**self.required, **self.optional}
        found = [(f"{location}/{name}", "is missing") for name in self.required if name not in value]
        for name, item in value.items():
            if name in checks:
                found += errors_of(checks[name], item, f"{location}/{name}")
            elif not self.is_open:
                found.append((f"{location}/{name}", "is not known"))
        return found


class Map:
    """An object whose values are all strings."""

    def errors(self, value, location):
        if not isinstance(value, dict):
            return [(location, "must be an object")]
        return [(f"{location}/{name}", "must be a string") for name, item in value.items() if not isinstance(item, str)]


class Subject:
    """A union, discriminated by `kind`."""

    shapes = {
        "bird": {"species": text(), "voice": one_of(("song", "call", "alarm"))},
        "weather": {
            "windSpeed": number(lambda value: value >= 0, "a number of at least 0"),
            "isRaining": lambda value: None if isinstance(value, bool) else "must be a boolean",
        },
        "machine": {
            "maker": or_null(lambda value: None if isinstance(value, str) else "must be a string"),
            "rpm": number(lambda value: value >= 0, "an integer of at least 0", (int,)),
        },
    }

    def errors(self, value, location):
        if not isinstance(value, dict):
            return [(location, "must be an object")]
        kind = value.get("kind")
        if not isinstance(kind, str) or kind not in self.shapes:
            return [(f"{location}/kind", "is not known")]
        return Shape({"kind": text(), **self.shapes[kind]}, is_open=True).errors(value, location)


class OrNull:
    def __init__(self, inner):
        self.inner = inner

    def errors(self, value, location):
        return [] if value is None else errors_of(self.inner, value, location)


def errors_of(check, value, location):
    if hasattr(check, "errors"):
        return check.errors(value, location)
    message = check(value)
    return [] if message is None else [(location, message)]


PROFILE = {
    "name": text(80),
    "email": matching(parse_email, "an address"),
    "level": one_of(LEVELS),
    "since": or_null(matching(date.fromisoformat, "a date")),
    "homepage": or_null(matching(parse_url, "a URL")),
}
POSITION = OrNull(
    Shape(
        {
            "latitude": number(lambda value: -90 <= value <= 90, "from -90 to 90"),
            "longitude": number(lambda value: -180 <= value <= 180, "from -180 to 180"),
        }
    )
)
TITLE = text(120)
DURATION = number(lambda value: value > 0, "above 0")
HABITAT = one_of(tuple(HABITATS))
TAGS = Each(text(), unique=True)
NEW_RECORDIST = Shape({name: PROFILE[name] for name in ("name", "email")}, {name: PROFILE[name] for name in ("level", "since", "homepage")})
NEW_RECORDING = Shape(
    {
        "title": TITLE,
        "recordedAt": matching(parse_time, "a time"),
        "durationSeconds": DURATION,
        "habitat": HABITAT,
        "subject": Subject(),
    },
    {"position": POSITION, "tags": TAGS, "similarIds": Each(is_uuid, unique=True)},
)
AMENDMENT = Shape(
    {}, {"title": TITLE, "durationSeconds": DURATION, "habitat": HABITAT, "position": POSITION, "tags": OrNull(TAGS)}
)
NEW_PLAYLIST = Shape(
    {
        "title": text(),
        "curatorId": number(lambda value: value >= 1, "an id", (int,)),
        "recordingIds": Each(is_uuid),
    },
    {"labels": Map(), "isPublic": lambda value: None if isinstance(value, bool) else "must be a boolean"},
)


def invalid(errors):
    listed = [{"message": message, "location": location} for location, message in errors]
    return Rejected(422, "The request is not valid.", listed)


def found(table, key):
    if key not in table:
        raise Rejected(404, "This is not in the archive.")
    return table[key]


def require_recordings(ids, name):
    unknown = [(f"/{name}/{index}", "is not in the archive") for index, each in enumerate(ids) if each not in recordings]
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
    return 200, as_json(resource), {"ETag": etag(resource), "Last-Modified": formatdate(resource["updated"], usegmt=True)}


def touch(resource, event=None):
    resource["updated"] = now()
    resource["version"] += 1
    if event is not None:
        resource["history"].append({**event, "at": rfc3339(resource["updated"])})


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments):
        """Nothing is logged."""

    # The operations: each returns a status, a body and headers.

    def list_recordists(self):
        page, size = self.integer("page", 1, 10**9), self.integer("pageSize", 20, 50)
        everyone = list(recordists.values())
        items = [recordist_json(each) for each in everyone[(page - 1) * size : page * size]]
        pages = -(-len(everyone) // size)
        return 200, {"pages": pages, "items": items, "total": len(everyone), "pageSize": size, "page": page}, {}

    def add_recordist(self):
        global next_recordist
        profile = {"level": "apprentice", "since": None, "homepage": None, **self.json_body(NEW_RECORDIST)}
        moment = now()
        recordist = {"id": next_recordist, "profile": profile, "joined": moment, "updated": moment, "version": 1}
        recordists[next_recordist] = recordist
        next_recordist += 7
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
        return 200, {"perHabitat": per_habitat, "lastAddedAt": last, "recordings": len(own), "recordistId": int(key)}, {}

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
        moment = now()
        own = {"id": str(uuid.uuid4()), "recordistId": recordist["id"], "names": list(sent), "audio": None}
        times = {"added": moment, "updated": moment, "version": 1}
        history = [{"event": "added", "at": rfc3339(moment)}]
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
        recording.update({name: [] if name == "tags" and value is None else value for name, value in patch.items()})
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
        return 200, [{"isWet": wet, "name": name, "code": code} for code, (name, wet) in HABITATS.items()], {}

    def add_playlist(self):
        global next_playlist
        sent = {"labels": {}, "isPublic": False, **self.json_body(NEW_PLAYLIST)}
        if sent["curatorId"] not in recordists:
            raise invalid([("/curatorId", "is not in the archive")])
        require_recordings(sent["recordingIds"], "recordingIds")
        own = {"id": next_playlist, "self": f"/api/playlists/{next_playlist}", "createdAt": rfc3339(now())}
        playlists[next_playlist] = {"count": len(sent["recordingIds"]), **own, **sent}
        next_playlist += 3
        return 201, playlists[own["id"]], {"Location": own["self"]}

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
        if self.headers["If-None-Match"] == etag(resource):
            return 304, None, {"ETag": etag(resource)}
        return state(resource, as_json)

    def dispatch(self):
        matches = [(method, operation, match) for method, pattern, operation in ROUTES if (match := pattern.fullmatch(self.route))]
        for method, operation, match in matches:
            if method == self.command:
                if operation is not Handler.list_habitats and self.headers["X-Archive-Key"] != KEY:
                    raise Rejected(401, "The key is not right.", headers=[("WWW-Authenticate", "ApiKey")])
                return operation(self, *match.groups())
        if matches:
            raise Rejected(405, "Another method is needed.", headers=[("Allow", ", ".join(each[0] for each in matches))])
        raise Rejected(404, "This is not in the archive.")

    def respond(self):
        self.content = self.rfile.read(int(self.headers["Content-Length"] or 0))
        url = urlsplit(self.path)
        self.route = url.path
        self.query = {name: values[-1] for name, values in parse_qs(url.query, keep_blank_values=True).items()}
        try:
            with LOCK:
                status, body, headers = self.dispatch()
        except Rejected as rejected:
            status, headers = rejected.status, {**dict(rejected.headers), "Content-Type": "application/problem+json"}
            title = "Unprocessable Content" if status == 422 else HTTPStatus(status).phrase
            body = {"title": title, "type": "about:blank", "status": status, "instance": self.route, "detail": rejected.detail}
            if rejected.errors is not None:
                body["errors"] = rejected.errors
        self.write(status, body, headers)

    def write(self, status, body, headers):
        content = body if isinstance(body, bytes) else json.dumps(body, indent=1).encode()
        self.send_response(status)
        if status not in (204, 304):
            self.send_header("Content-Length", str(len(content)))
            headers = {"Content-Type": JSON, **headers}
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if status not in (204, 304):
            self.wfile.write(content)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = respond


def route(method, path, operation):
    pattern = path.replace("{n}", r"([1-9]\d*)").replace("{u}", r"([0-9a-fA-F-]{36})")
    return method, re.compile(f"/api{pattern}"), operation


ROUTES = [
    route("GET", "/recordists", Handler.list_recordists),
    route("POST", "/recordists", Handler.add_recordist),
    route("GET", "/recordists/{n}", Handler.get_recordist),
    route("PUT", "/recordists/{n}", Handler.replace_recordist),
    route("DELETE", "/recordists/{n}", Handler.remove_recordist),
    route("GET", "/recordists/{n}/tally", Handler.get_tally),
    route("GET", "/recordists/{n}/recordings", Handler.list_recordings),
    route("POST", "/recordists/{n}/recordings", Handler.add_recording),
    route("GET", "/recordings/{u}", Handler.get_recording),
    route("PATCH", "/recordings/{u}", Handler.amend_recording),
    route("DELETE", "/recordings/{u}", Handler.remove_recording),
    route("GET", "/recordings/{u}/audio", Handler.get_audio),
    route("PUT", "/recordings/{u}/audio", Handler.put_audio),
    route("GET", "/recordings/{u}/history", Handler.get_history),
    route("GET", "/habitats", Handler.list_habitats),
    route("POST", "/playlists", Handler.add_playlist),
    route("GET", "/playlists/{n}", Handler.get_playlist),
    route("DELETE", "/playlists/{n}", Handler.remove_playlist),
]


def main():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"listening on http://127.0.0.1:{server.server_port}/api", flush=True)
    sys.stdin.read()
    server.shutdown()


main()
