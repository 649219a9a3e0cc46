"""What a body may hold: for each value a check, which returns what is wrong."""

import json
import re
from datetime import date, datetime
from urllib.parse import urlsplit

HABITATS = {
    "heath": ("Heathland", False),
    "hedge": ("Hedgerow", False),
    "marsh": ("Marsh", True),
    "wood": ("Woodland", False),
}
LEVELS = ("apprentice", "fellow", "honorary")
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.I)


class Rejected(Exception):
    """A request that gets `application/problem+json`."""

    def __init__(self, status, detail, errors=None, headers=()):
        super().__init__(detail)
        self.status, self.detail, self.errors, self.headers = status, detail, errors, headers


def text(longest=None):
    def check(value):
        if not isinstance(value, str) or value == "":
            return "must be a string that is not empty"
        if longest is not None and len(value) > longest:
            return f"must have at most {longest} characters"

    return check


def one_of(values):
    return lambda value: (
        None
        if isinstance(value, str) and value in values
        else f"must be one of {', '.join(values)}"
    )


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
        return [
            error
            for index, item in enumerate(value)
            for error in errors_of(self.check, item, f"{location}/{index}")
        ]


class Shape:
    """An object with required and optional properties, and perhaps others."""

    def __init__(self, required, optional=None, is_open=False):
        self.required, self.optional, self.is_open = required, optional or {}, is_open

    def errors(self, value, location):
        if not isinstance(value, dict):
            return [(location, "must be an object")]
        checks = {**self.required, **self.optional}
        found = [
            (f"{location}/{name}", "is missing") for name in self.required if name not in value
        ]
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
        return [
            (f"{location}/{name}", "must be a string")
            for name, item in value.items()
            if not isinstance(item, str)
        ]


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
NEW_RECORDIST = Shape(
    {name: PROFILE[name] for name in ("name", "email")},
    {name: PROFILE[name] for name in ("level", "since", "homepage")},
)
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
    {},
    {
        "title": TITLE,
        "durationSeconds": DURATION,
        "habitat": HABITAT,
        "position": POSITION,
        "tags": OrNull(TAGS),
    },
)
NEW_PLAYLIST = Shape(
    {
        "title": text(),
        "curatorId": number(lambda value: value >= 1, "an id", (int,)),
        "recordingIds": Each(is_uuid),
    },
    {
        "labels": Map(),
        "isPublic": lambda value: None if isinstance(value, bool) else "must be a boolean",
    },
)


def invalid(errors):
    listed = [{"message": message, "location": location} for location, message in errors]
    return Rejected(422, "The request is not valid.", listed)
