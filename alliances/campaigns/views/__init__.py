"""The editors' screens of the ledger."""
