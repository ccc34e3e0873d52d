"""Settings: everything the environment or a .env file can say, checked once at the start.

Each field stands in .env.example with its default and unit. Nothing else reads the environment,
except the proxies, which the transport takes from the usual variables.
"""

from datetime import timedelta
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from storage import alerts
from storage.alerts import Terms
from storage.briefings import Rules
from storage.errors import NewsbriefError

TELEGRAM = "https://api.telegram.org"


class SettingsError(NewsbriefError):
    """A setting is missing or can't be understood."""


class Settings(BaseSettings):
    """What the operator chose. Values come from the environment, then .env, then the defaults here."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", extra="ignore", frozen=True, populate_by_name=True
    )

    token: SecretStr = Field(default=SecretStr(""), validation_alias="TELEGRAM_BOT_TOKEN")
    token_file: Path | None = Field(default=None, validation_alias="TELEGRAM_BOT_TOKEN_FILE")
    api_url: str = Field(default=TELEGRAM, validation_alias="TELEGRAM_API_URL")
    admins: Annotated[frozenset[int], NoDecode] = Field(
        default=frozenset(), validation_alias="NEWSBRIEF_ADMINS"
    )
    database: Path = Field(default=Path("newsbrief.db"), validation_alias="NEWSBRIEF_DATABASE")
    timezone: ZoneInfo = Field(default=ZoneInfo("UTC"), validation_alias="NEWSBRIEF_TIMEZONE")
    log: str = Field(default="INFO", validation_alias="NEWSBRIEF_LOG")
    rate: int = Field(default=30, ge=0, le=1000, validation_alias="NEWSBRIEF_RATE")
    records_days: int = Field(default=30, ge=2, le=3650, validation_alias="NEWSBRIEF_RECORDS_DAYS")
    disk_mb: int = Field(default=500, ge=0, le=10_000_000, validation_alias="NEWSBRIEF_DISK_MB")
    keep_days: int = Field(default=0, ge=0, le=36_500, validation_alias="NEWSBRIEF_KEEP_DAYS")
    listen: str = Field(default="127.0.0.1:8081", validation_alias="NEWSBRIEF_LISTEN")
    webhook_url: str = Field(default="", validation_alias="NEWSBRIEF_WEBHOOK_URL")
    webhook_connections: int = Field(
        default=8, ge=1, le=100, validation_alias="NEWSBRIEF_WEBHOOK_CONNECTIONS"
    )
    log_format: str = Field(default="text", pattern="^(text|json)$", validation_alias="NEWSBRIEF_LOG_FORMAT")
    transport: str = Field(
        default="aiohttp", pattern="^(aiohttp|httpx)$", validation_alias="NEWSBRIEF_TRANSPORT"
    )
    stories: int = Field(default=5, ge=3, le=10, validation_alias="NEWSBRIEF_STORIES")
    news_hours: int = Field(default=72, ge=1, le=24 * 30, validation_alias="NEWSBRIEF_NEWS_HOURS")
    catch_up_hours: int = Field(default=12, ge=1, le=72, validation_alias="NEWSBRIEF_CATCH_UP_HOURS")
    alert_sources: int = Field(
        default=2, ge=1, le=alerts.MOST_SOURCES, validation_alias="NEWSBRIEF_ALERT_SOURCES"
    )
    night: str = Field(
        default="22-7", pattern=r"^((1?\d|2[0-3])-(1?\d|2[0-3]))?$", validation_alias="NEWSBRIEF_NIGHT"
    )
    full_text: str = Field(
        default="private", pattern="^(private|all|never)$", validation_alias="NEWSBRIEF_FULL_TEXT"
    )

    contact: str = Field(default="", pattern=r"^[\x21-\x7e]*$", validation_alias="NEWSBRIEF_CONTACT")
    robots: bool = Field(default=True, validation_alias="NEWSBRIEF_ROBOTS")
    ports: Annotated[frozenset[int], NoDecode] = Field(
        default=frozenset({80, 443}), validation_alias="NEWSBRIEF_PORTS"
    )

    summaries_url: str = Field(
        default="", pattern="^(https?://.+)?$", validation_alias="NEWSBRIEF_SUMMARIES_URL"
    )
    summaries_model: str = Field(default="", validation_alias="NEWSBRIEF_SUMMARIES_MODEL")
    summaries_key: SecretStr = Field(default=SecretStr(""), validation_alias="NEWSBRIEF_SUMMARIES_KEY")
    summaries_key_file: Path | None = Field(default=None, validation_alias="NEWSBRIEF_SUMMARIES_KEY_FILE")
    summaries_requests: int = Field(default=60, ge=1, validation_alias="NEWSBRIEF_SUMMARIES_REQUESTS")
    summaries_tokens: int = Field(default=200_000, ge=1, validation_alias="NEWSBRIEF_SUMMARIES_TOKENS")

    @model_validator(mode="before")
    @classmethod
    def _from_files(cls, values: dict[str, object]) -> dict[str, object]:
        """Secrets that are not in the environment, but in a file that it names."""
        found = dict(values)
        for name in ("TELEGRAM_BOT_TOKEN", "NEWSBRIEF_SUMMARIES_KEY"):
            file = found.get(f"{name}_FILE")
            if not file:
                found.pop(f"{name}_FILE", None)  # set to nothing: no file
                continue
            if found.get(name):
                raise ValueError(f"{name} and {name}_FILE are both set; set one of them")
            try:
                found[name] = Path(str(file)).read_text(encoding="utf-8").strip()
            except (OSError, UnicodeDecodeError) as error:
                raise ValueError(f"{name}_FILE, {file}, can't be read ({error})") from error
        return found

    @property
    def address(self) -> tuple[str, int] | None:
        """What the bot's own server listens on: host and port; None for no server."""
        if not self.listen:
            return None
        host, _, port = self.listen.rpartition(":")
        return host.strip("[]"), int(port)

    @property
    def rules(self) -> Rules:
        """What bounds briefings."""
        return Rules(most_age=timedelta(hours=self.news_hours), catch_up=timedelta(hours=self.catch_up_hours))

    @property
    def terms(self) -> Terms:
        """How a chat is told at once until it chooses otherwise."""
        return Terms(self.alert_sources, alerts.night(self.night))

    @field_validator("admins", "ports", mode="before")
    @classmethod
    def _ids(cls, value: object) -> object:
        if isinstance(value, str):
            return frozenset(int(part) for part in value.replace(";", ",").split(",") if part.strip())
        return value

    @field_validator("timezone", mode="before")
    @classmethod
    def _zone(cls, value: object) -> object:
        if isinstance(value, str):
            if value not in available_timezones():
                raise ValueError("a zone of the tz database is needed, Europe/Berlin for instance")
            return ZoneInfo(value)
        return value

    @field_validator("rate")
    @classmethod
    def _pace(cls, value: int, others: ValidationInfo) -> int:
        if (
            value == 0
            and urlsplit(others.data.get("api_url", TELEGRAM)).hostname == urlsplit(TELEGRAM).hostname
        ):
            raise ValueError("Telegram needs a limit, at most 30, or 1000 with paid broadcasts")
        return value

    @field_validator("listen")
    @classmethod
    def _listened(cls, value: str) -> str:
        host, _, port = value.rpartition(":")
        if value and not (host and port.isascii() and port.isdigit() and int(port) < 65536):
            raise ValueError("an address and a port, 127.0.0.1:8081 for instance, or nothing for no server")
        return value

    @field_validator("webhook_url")
    @classmethod
    def _pushed_to(cls, value: str, others: ValidationInfo) -> str:
        url = urlsplit(value)
        local = url.scheme == "http" and url.hostname in ("127.0.0.1", "localhost", "::1")
        if value and not (url.hostname and (url.scheme == "https" or local)):
            raise ValueError("an address that begins with https://")
        if value and not others.data.get("listen"):
            raise ValueError("a webhook needs NEWSBRIEF_LISTEN")
        if url.path in ("/healthz", "/metrics"):
            raise ValueError("a path of its own is needed, /telegram for instance")
        return value

    @field_validator("log")
    @classmethod
    def _level(cls, value: str) -> str:
        level = value.upper()
        if level not in {"DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"}:
            raise ValueError("one of debug, info, warning, error, critical")
        return level

    @field_validator("api_url")
    @classmethod
    def _no_slash(cls, value: str) -> str:
        if not value.startswith(("https://", "http://")):
            raise ValueError("an address that begins with https:// or http://")
        return value.rstrip("/")


def load(env_file: str | Path | None = ".env") -> Settings:
    """Read the settings; SettingsError with the variable's name where one can't be understood."""
    try:
        return Settings(_env_file=env_file)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        name = ".".join(str(part) for part in first["loc"]) or "Settings"
        raise SettingsError(f"{name}: {first['msg']} (see .env.example).") from None
