"""Nothing that readers see changes by one pair of hands: tried at every address of the admin, as every role."""
