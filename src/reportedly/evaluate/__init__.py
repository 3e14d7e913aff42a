"""Gold readers, scores and floors: how well codings agree with people's labels, field by field.

Scores any iterable of codings; making them is the engine's work.
"""

from .floors import Floors, SetFloors, check_floors, floors_path, lower_floors, read_floors, write_floors
from .gold import ABSENT, get_folder, hash_file
from .matching import agrees, view_coding, view_document
from .report import Confusion, Failure, Measure, Report, Table
from .sets import SETS, GoldSet, evaluate_set, get_set, to_documents
from .times import TIMES, evaluate_times, times_folder

__all__ = [
    "ABSENT", "SETS", "TIMES", "Confusion", "Failure", "Floors", "GoldSet", "Measure", "Report",
    "SetFloors", "Table", "agrees", "check_floors",
    "evaluate_set", "evaluate_times", "floors_path", "get_folder", "get_set", "hash_file", "lower_floors",
    "read_floors", "times_folder", "to_documents", "view_coding", "view_document", "write_floors",
]  # fmt: skip
