"""`reportedly schema`: the JSON Schema of what `code --json` prints."""

from .guard import guarded
from .terminal import write


@guarded
def schema() -> None:
    """Print the JSON Schema of a line of `code --json`.

    \b
    Example:
      reportedly schema > reportedly.schema.json
    """
    import json

    from ..model.codec import json_schema

    write(json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n")
