"""Layers become claims: events, roles, attribution, position, modality, figures."""

from .claims import Extraction, extract_claims
from .possible import possible_events

__all__ = ["Extraction", "extract_claims", "possible_events"]
