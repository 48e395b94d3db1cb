"""Codes that anybody may check at /v/: how they are read, and who answers for them; no model."""
