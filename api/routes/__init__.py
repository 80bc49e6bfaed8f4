"""JSON, one file a resource."""
