"""Claims become incidents: which claims are about one happening, who says what, how well it is supported.

Nothing is merged away: an incident is a view over claims, made anew whenever the rule or the claims change.
"""

from .incidents import fuse_claims

__all__ = ["fuse_claims"]
