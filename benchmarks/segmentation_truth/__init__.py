"""How near the presets come to masks that are known: each module's `figures()` gives rows of one subject."""
