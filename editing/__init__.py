"""What editors and officials work with: dashboard, reviews, audit, checks, help."""
