"""Who may open the sample office; kept apart from what fills it, which takes longer to import than opening."""

from __future__ import annotations

USER, PASSPHRASE = "Berger", "Kirschfest an der Saale"
