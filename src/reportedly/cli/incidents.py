"""`reportedly incidents`: what the claims of a ledger are about, and how it is supported."""

from typing import Annotated, get_args

import typer

from ..model import Incident
from ..model.vocabulary import EventType, Support
from .guard import fail_usage, guarded
from .store import LEDGER_FILE, LedgerPath, Store, load_store, open_ledger
from .terminal import write, write_json, write_paras

_TYPES = {name.lower(): name for name in get_args(EventType)}


def _check_support(value: str | None) -> str | None:
    return value if value is None else _pick(value, {name: name for name in get_args(Support)})


def _check_type(value: str | None) -> str | None:
    return value if value is None else _pick(value, _TYPES)


def _pick(value: str, known: dict[str, str]) -> str:
    key = value.strip().lower().replace("-", "_")
    return known[key] if key in known else fail_usage(f"{value!r} is none of {', '.join(known.values())}")


@guarded
def incidents(
    ledger: LedgerPath = LEDGER_FILE,
    json: Annotated[bool, typer.Option("--json", help="One incident a line, as JSON.")] = False,
    csv: Annotated[bool, typer.Option("--csv", help="One row for each claim of the incidents.")] = False,
    support: Annotated[
        str | None, typer.Option(metavar="LABEL", callback=_check_support, help="Those for which the label holds.")
    ] = None,
    type: Annotated[
        str | None, typer.Option(metavar="TYPE", callback=_check_type, help="Those of one event type, such as ASSAULT.")
    ] = None,
) -> None:
    """List the incidents of a ledger and how each is supported.

    An incident is what several claims are about.

    Labels: retracted, conceded, contested, unassessable, corroborated, partisan, single_origin, figures_disputed.

    \b
    Examples:
      reportedly incidents
      reportedly incidents --support contested --type ASSAULT
      reportedly incidents --csv > claims.csv
    """
    if json and csv:
        fail_usage("--json and --csv exclude each other")
    with open_ledger(ledger) as opened:
        store = load_store(opened)
    found = [i for i in store.incidents if support in (None, *i.support_flags) and type in (None, i.type)]
    if json:
        for incident in found:
            write_json(incident)
    elif csv:
        _write_rows(found, store)
    else:
        _write_people(found, store)


def _write_rows(found: list[Incident], store: Store) -> None:
    from ..export.csv import header, rows
    from ..export.views import claims_by_id, claims_of, incident_of

    claims = claims_by_id(store.codings)
    documents = {c.document.id: c.document for c in store.codings}
    chosen = [claim for incident in found for claim in claims_of(incident, claims)]
    write(header() + rows(chosen, documents, incident_of(found)))


def _write_people(found: list[Incident], store: Store) -> None:
    from ..export.people import incident_list
    from ..export.views import claims_by_id

    write_paras(incident_list(found, claims_by_id(store.codings)))
