"""The JSON API. Its OpenAPI document is served at /openapi/openapi.json."""
