"""What keeps the site running: backups, scheduler, page cache, security."""
