"""The site's addresses for crawlers."""
