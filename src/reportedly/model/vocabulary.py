"""The record's closed lists, as types. An unknown value cannot be decoded."""

from typing import Literal, get_args

Position = Literal["asserts", "denies", "accepts", "deflects", "declines", "unreached", "unconfirmed", "retracts"]
Dispute = Literal["occurrence", "actor", "recipient", "target", "means", "time", "place", "figure", "character"]
Voice = Literal["direct", "indirect", "publisher"]
Basis = Literal["official", "eyewitness", "observed", "document", "unnamed", "second_hand"]
SourceRole = Literal["speaker", "relay", "publisher"]
ParticipantRole = Literal["mediator", "host", "guarantor", "monitor", "witness"]
ActorKind = Literal[
    "state", "office", "force", "armed_group", "organisation", "party", "person", "outlet", "people", "unnamed"
]
# PLOVER sectors: domestic, society, international.
Sector = Literal[
    "COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK",
    "AGR", "BUS", "CRM", "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "OPP", "PRE", "REF", "REL", "SOC",
    "IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC",
]  # fmt: skip
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "x_control", "x_toll", "x_status",
]  # fmt: skip
Modality = Literal["actual", "future", "hypothetical"]
Scope = Literal["single", "summary"]
TargetKind = Literal[
    "military_position", "military_equipment", "checkpoint", "border_post", "residential", "hospital", "school",
    "religious_site", "cultural_site", "market", "power", "water", "transport", "port", "airport", "vehicle", "ship",
    "aircraft", "aid_convoy", "camp", "media", "government_building", "diplomatic_mission", "industry", "agriculture",
    "other",
]  # fmt: skip
QuantityKind = Literal[
    "killed", "wounded", "casualties", "missing", "captured", "arrested", "released", "displaced", "evacuated",
    "abducted", "participants", "troops", "destroyed", "seized_places", "occurrences",
]  # fmt: skip
TimePrecision = Literal["minute", "hour", "part_of_day", "day", "week", "month", "season", "year", "decade"]
TimeExtent = Literal["within", "throughout"]
TimeBasis = Literal["stated", "relative", "inherited", "bounded_by_publication"]
PlacePrecision = Literal["exact", "near", "admin2", "admin1", "country", "region"]
Support = Literal[
    "retracted", "conceded", "contested", "unassessable", "corroborated", "partisan", "single_origin",
    "figures_disputed",
]  # fmt: skip
TrackKind = Literal["ceasefire", "violation", "negotiation", "agreement", "commitment", "captives", "control"]
Stage = Literal["read", "annotate", "extract", "fuse", "track"]

_FINEST_FIRST = get_args(TimePrecision)


def coarseness(precision: TimePrecision | None) -> int:
    """From 0 for a minute up; what has no precision is the coarsest."""
    return len(_FINEST_FIRST) if precision is None else _FINEST_FIRST.index(precision)
