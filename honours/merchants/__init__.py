"""What happens to merchants: merging, expiry, who may change which, the tour through a spot's shops."""
