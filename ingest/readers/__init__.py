"""From the bytes of a file to `Content`: a module for each kind of file, chosen by what the bytes are."""
