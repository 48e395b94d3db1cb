"""What walks no chain and still changes what readers see is done by two: one asks, another confirms."""
