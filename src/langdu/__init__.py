"""langdu 朗读: a reading assistant for Mandarin that shows, speaks and explains every character."""

import os

__version__ = "0.1.0"

# onnxruntime 1.29 and newer send usage data to their makers unless this is set before they are loaded (its Privacy.md);
# nothing goes on the network that the user did not ask for. Engines' processes inherit it.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
