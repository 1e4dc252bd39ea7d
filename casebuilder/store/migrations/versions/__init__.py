"""One file a migration; files are added, never changed."""
