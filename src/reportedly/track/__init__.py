"""Claims become tracks: ceasefires with violations, negotiations, agreements, commitments, captives, control.

A status is what is reported, never a judgement of it.
"""

from .tracks import TrackWords, load_track_words, track_claims

__all__ = ["TrackWords", "load_track_words", "track_claims"]
