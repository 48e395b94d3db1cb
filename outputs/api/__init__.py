"""The public record for other programs: read only."""
