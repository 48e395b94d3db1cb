"""What people upload: named plainly, what it says it is, and free of what nobody meant to publish."""
