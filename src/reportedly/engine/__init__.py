"""The only place that puts stages together: bytes read elsewhere go in as documents, codings come out."""

from .pipeline import code_documents, fuse_codings, start_run

__all__ = ["code_documents", "fuse_codings", "start_run"]
