"""The public record for machines: API, Markdown, structured data, sitemaps, share images."""
