"""The fields that staff may set by hand; what each holds is checked by `ingest.corrections`."""

HEADER = ("number", "date", "issuer", "kind", "title")  # fields of the notice
BY_HAND = (*HEADER, "status", "collection", "replaced_by")
