"""Acts that no office registered: laws and government regulations since 1945, looked up one by one."""
