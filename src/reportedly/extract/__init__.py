"""Layers become claims: events, roles, attribution, position, modality, figures."""

from .claims import Extraction, extract_claims

__all__ = ["Extraction", "extract_claims"]
