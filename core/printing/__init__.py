"""What all printed sheets share: QR codes, the Chinese font, colours and type; no model."""
