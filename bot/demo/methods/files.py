"""Files: where a file that was sent can be downloaded."""

from bot.demo.calls import Call
from bot.demo.methods import method
from bot.demo.models import Json
from bot.demo.refusals import bad_request
from bot.demo.world import World

MOST_DOWNLOAD = 20 * 1024 * 1024


@method("getFile", "file_id!")
def _get_file(world: World, call: Call) -> Json:
    file = world.files.get(call.text("file_id"))
    if file is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if len(file.data) > MOST_DOWNLOAD:
        raise bad_request("file is too big")
    return {
        "file_id": file.id,
        "file_unique_id": file.unique_id,
        "file_size": len(file.data),
        "file_path": file.path,
    }
