"""The only place that puts stages together: bytes read elsewhere go in as documents, codings come out."""

from .pipeline import code_documents, fuse_codings, read_times, start_run

__all__ = ["code_documents", "fuse_codings", "read_times", "start_run"]
